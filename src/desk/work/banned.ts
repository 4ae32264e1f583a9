/** The phrases of a script's "avoid" list that somebody has written, without regard to case (S100). */
export function bannedIn(text: string, avoid: readonly string[]): readonly string[] {
  const plain = text.toLocaleLowerCase('en').replaceAll('’', "'");
  return avoid.filter((phrase) => phrase !== '' && plain.includes(phrase.toLocaleLowerCase('en').replaceAll('’', "'")));
}
