import { useLayoutEffect, useMemo, useRef } from 'react';

type Handlers = Readonly<Record<string, ((...given: never[]) => unknown) | undefined>>;

/**
 * Handlers that never change their identity and always do what was last handed in: React Flow draws every node and
 * edge in view again when one of its handlers is another one.
 */
export function useLasting<Given extends Handlers>(handlers: Given): Given {
  const latest = useRef<Handlers>(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const names = Object.keys(handlers).join(' ');
  return useMemo(() => Object.fromEntries(names.split(' ').map((name) => [name, (...given: never[]) => latest.current[name]?.(...given)])) as Given, [names]);
}
