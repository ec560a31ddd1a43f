/** What becomes of a list of phrases when something is typed or pasted. Pure. */

/** The phrases with others added: trimmed, none empty, none twice whatever its letter case. */
export function added(phrases: readonly string[], text: string): string[] {
  const next = [...phrases];
  const known = new Set(next.map((phrase) => phrase.toLowerCase()));
  for (const line of text.split(/\r?\n/)) {
    const phrase = line.trim();
    if (phrase !== '' && !known.has(phrase.toLowerCase())) {
      known.add(phrase.toLowerCase());
      next.push(phrase);
    }
  }
  return next;
}
