/** A contact as it is created where the recruiter agreed to that. */
export type NewContact = {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
};
