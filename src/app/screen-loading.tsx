import { useEffect, useState } from 'react';
import { Loader } from '@mantine/core';

/** A quiet sign that the next screen is on its way; only after a third of a second, so that fast ones do not flicker. */
export function ScreenLoading() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return <div className="bt-app-loading" aria-busy="true">{late ? <Loader size="sm" role="status" aria-label="Opening the screen" /> : null}</div>;
}
