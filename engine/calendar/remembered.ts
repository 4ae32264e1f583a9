/**
 * The same pure function, which looks up what it has answered before. It keeps at most `most` answers; when they are
 * full it forgets them all, so that a long day costs no more memory than a short one. What throws is not kept.
 */
export function remembered<Key, Answer>(most: number, answer: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new Map<Key, Answer>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const found = answer(key);
    if (answers.size >= most) answers.clear();
    answers.set(key, found);
    return found;
  };
}
