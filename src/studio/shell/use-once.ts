import { useState } from 'react';

/** Whether something was ever asked for: from then on it stays where it is, so that it may also go softly. */
export function useOnce(isAsked: boolean): boolean {
  const [was, setWas] = useState(isAsked);
  if (isAsked && !was) setWas(true);
  return was || isAsked;
}
