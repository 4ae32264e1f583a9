import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The two states that are compared, kept in the address: `draft`, a version's id or a kept state's. */
export function useComparing(): { readonly from: string | null; readonly to: string | null; readonly compare: (from: string, to: string) => void } {
  const [params, setParams] = useSearchParams();
  const compare = useCallback((from: string, to: string) => setParams((before) => {
    const after = new URLSearchParams(before);
    after.set('mode', 'compare');
    after.set('from', from);
    after.set('to', to);
    return after;
  }), [setParams]);
  return { from: params.get('from'), to: params.get('to'), compare };
}
