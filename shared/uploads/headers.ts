import type { CandidateField } from './fields.ts';

/**
 * Words that name a column, by field: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
 * Norwegian, Polish. Written as `headerWords` folds them: lower case, no accents, single spaces. The first are the surest.
 */
const names: Readonly<Partial<Record<CandidateField, readonly string[]>>> = {
  firstName: words(`
    first name, firstname, given name, forename, first, preferred name, preferred first
    name, candidate first name, applicant first name, legal first name, fname, vorname,
    rufname, prenom, nombre, nombre de pila, primer nombre, nome, primeiro nome, nome
    proprio, voornaam, roepnaam, fornamn, tilltalsnamn, fornavn, imie, etunimi`),
  lastName: words(`
    last name, lastname, surname, family name, last, candidate last name, applicant last
    name, legal last name, lname, nachname, familienname, zuname, nom de famille, nom,
    apellido, apellidos, cognome, sobrenome, apelido, achternaam, familienaam,
    efternamn, etternavn, efternavn, nazwisko, sukunimi`),
  fullName: words(`
    full name, fullname, name, candidate name, applicant name, candidate, applicant,
    vollstandiger name, bewerber, kandidat, nom complet, candidat, nombre completo,
    nombre y apellidos, candidato, nome completo, nome e cognome, volledige naam, naam,
    namn, fullstandigt namn, navn, imie i nazwisko, nimi`),
  phoneNumber: words(`
    mobile, mobile phone, mobile number, mobile phone number, cell, cell phone,
    cellphone, cell number, phone, phone number, phonenumber, telephone, telephone
    number, tel, contact number, sms, whatsapp, whatsapp number, msisdn, primary phone,
    candidate phone, applicant phone, home phone, work phone, handy, handynummer, mobil,
    mobilnummer, mobiltelefon, telefon, telefonnummer, rufnummer, portable, numero de
    portable, telephone portable, telephone mobile, numero de telephone, movil, telefono
    movil, celular, telefono, numero de telefono, cellulare, numero di cellulare, numero
    di telefono, telemovel, telefone, numero de telefone, telefoon, telefoonnummer,
    mobiel, mobiel nummer, gsm, mobiltelefonnummer, telefonnumer, komorka, numer
    telefonu, telefon komorkowy, puhelin, matkapuhelin`),
  emailAddress: words(`
    email, e mail, email address, e mail address, emailaddress, mail, primary email,
    personal email, candidate email, applicant email, contact email, e mail adresse,
    mailadresse, adresse mail, adresse email, adresse e mail, courriel, correo, correo
    electronico, indirizzo email, posta elettronica, endereco de email, correio
    eletronico, e mailadres, emailadres, e post, epost, e postadress, epostadresse,
    adres email, adres e mail, sahkoposti`),
  countryCode: words(`
    country code, country, candidate country, country of residence, iso country, land,
    landerkurzel, landercode, pays, code pays, pais, codigo de pais, paese, landcode,
    landskod, landekode, kraj, maa`),
  externalId: words(`
    external id, externalid, candidate id, applicant id, application id, candidate
    number, candidate ref, candidate reference, applicant number, application number,
    reference, ref, id, ats id, person id, profile id, bewerber id, bewerbernummer,
    bewerbungsnummer, kandidaten id, id candidat, identifiant, identifiant candidat, id
    candidato, id del candidato, id do candidato, kandidaat id, kandidat id,
    ansokningsnummer, id kandydata`),
};

/** People in a file who are not the candidate, and dates or flags about a contact that are not the contact. */
const otherThanTheCandidate = new Set(
  words(`
  recruiter, manager, hiring, owner, referrer, referee, emergency, interviewer,
  coordinator, agency, employer, company, client, verified, status, date, consent,
  screen, type, sent, opened, fax, created, updated, ansprechpartner, arbeitgeber,
  vorgesetzter, recruteur, responsable, entreprise, empresa, reclutador, azienda, job,
  requisition, user, file`),
);

/** A header folded to plain words: `candidateFirst_Name`, `PRÉNOM` and `E-Mail` become `candidate first name`, `prenom`, `e mail`. */
export function headerWords(header: string): string {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How surely a header names a field, from 0 (not at all) to 1 (exactly its usual name). */
export function headerEvidence(field: CandidateField, header: string): number {
  const known = names[field];
  if (known === undefined) return 0;
  const folded = headerWords(header);
  if (folded === '') return 0;
  const exact = known.indexOf(folded);
  if (exact >= 0) return 1 - exact / (known.length * 10);
  const parts = folded.split(' ');
  if (parts.some((part) => otherThanTheCandidate.has(part))) return 0;
  const padded = ` ${folded} `;
  const inside = known.findIndex(
    (name) => name.length > 3 && field !== 'fullName' && padded.includes(` ${name} `),
  );
  return inside >= 0 ? 0.6 - inside / (known.length * 10) : 0;
}

function words(list: string): string[] {
  return list.split(',').map((word) => word.trim().replace(/\s+/g, ' '));
}
