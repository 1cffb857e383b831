/** Longest text of a snippet, in characters; a message has the same room. */
export const snippetLimit = 4000;
