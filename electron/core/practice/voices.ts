/** How a practice candidate writes when nothing special happens. */
export type Voice = {
  readonly opening: string;
  /** Used in turn, one per question. */
  readonly answers: readonly string[];
  readonly document: string;
  /** What the candidate says to a recruiter who has taken over; used in turn. */
  readonly toRecruiter: readonly string[];
};

const recruiterAnswers = [
  'Ah good, a real person. Yes, that works for me, thank you.',
  'Thanks for getting back to me so quickly.',
  'OK, understood.',
] as const;

/** Every way of writing; data for the flows. */
export const voices = {
  plain: {
    opening: 'Hi, yes, now is a good time.',
    answers: [
      'Yes, I have done that for about three years.',
      'Yes, no problem at all.',
      'I could start in two weeks.',
      'Yes, I have my own transport.',
    ],
    document: 'Here is my CV: practice-cv.pdf',
    toRecruiter: recruiterAnswers,
  },
  short: {
    opening: 'ok',
    answers: ['yes', 'yep', 'sure', '2 yrs'],
    document: 'sent it',
    toRecruiter: ['ok', 'thx'],
  },
  long: {
    opening:
      'Good afternoon, and thank you very much for writing to me about the position. I saw the advertisement last week and was hoping that somebody would be in touch, because it is close to where I live and the hours would suit my family very well.',
    answers: [
      'Yes, certainly. I started out in a small family company where I did a little bit of everything, from unloading the vans in the morning to checking the stock lists in the evening, and after that I spent almost four years with a larger firm where I was responsible for my own section and trained the new starters. I still have my certificates and my former supervisor has offered to speak to you if that is of any help.',
      'Yes, that is fine with me. I should mention that I have a holiday booked in the second week of next month, which has been paid for already, but other than that I am completely flexible and happy to work weekends, evenings or public holidays whenever the team needs somebody to step in.',
      'My notice period is one month by contract, although my present manager has told me that they would let me go after two weeks if I hand over my work properly, which of course I intend to do.',
    ],
    document:
      'I have attached my CV as practice-cv.pdf together with a short cover letter. Please tell me if you need it in another format.',
    toRecruiter: [
      'Thank you ever so much for looking into this personally, I really appreciate it. That answers everything that I wanted to know, and I am happy to go on whenever you are.',
      'Perfect, thank you.',
    ],
  },
  emoji: {
    opening: 'Hey 👋😀 yes please!!',
    answers: ['Yes 💪💪', '👍', 'Sure thing 🙌🏽 every day 🚌', 'Absolutely 🎉👩‍🔧'],
    document: '📎 practice-cv.pdf ✅',
    toRecruiter: ['Amazing, thank you 🙏🏼', '🥳'],
  },
  arabic: {
    opening: 'مرحبا، نعم الوقت مناسب الآن.',
    answers: ['نعم، لدي خبرة ثلاث سنوات.', 'نعم، بالتأكيد.', 'أستطيع البدء بعد أسبوعين (14 يوما).'],
    document: 'هذه سيرتي الذاتية: practice-cv.pdf',
    toRecruiter: ['شكرا جزيلا لك.', 'حسنا، فهمت.'],
  },
  hebrew: {
    opening: 'שלום, כן, אפשר עכשיו.',
    answers: ['כן, שלוש שנים ב-Practice Ltd.', 'כן, אין בעיה.', 'בעוד שבועיים.'],
    document: 'קורות החיים שלי: practice-cv.pdf',
    toRecruiter: ['תודה רבה!', 'בסדר.'],
  },
  spanish: {
    opening: 'Hola, sí, ahora puedo.',
    answers: ['Sí, tres años.', 'Sí, sin problema.', 'Puedo empezar en dos semanas.'],
    document: 'Adjunto mi currículum: practice-cv.pdf',
    toRecruiter: ['Muchas gracias.', 'De acuerdo.'],
  },
  markup: {
    opening: 'Hi <b>there</b>, is this about https://jobs.example.com/apply?id=1&ref=<you>?',
    answers: [
      'Yes, see https://portfolio.example.com/?a=1&b="2" or www.example.com',
      '<script>alert(1)</script> just kidding, yes I have',
      'Yes. My notes:\n- shifts & nights\n- 100% flexible\n\t(tabbed)',
    ],
    document: 'File: "practice cv & letter <final>.pdf"',
    toRecruiter: ['Thanks & regards', 'ok <3'],
  },
} as const satisfies Readonly<Record<string, Voice>>;

/** The name of a way of writing. */
export type VoiceName = keyof typeof voices;
