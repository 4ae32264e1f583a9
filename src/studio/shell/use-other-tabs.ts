import { useEffect, useState } from 'react';
import { freshId } from '../studio-context.ts';

type Word = { readonly type: 'here' | 'hello' | 'gone'; readonly tab: string; readonly blueprint: string };

/** How many other tabs of this browser have the same draft open: they greet each other, and say when they leave. */
export function useOtherTabs(blueprint: string): number {
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return undefined;
    const tab = freshId();
    const channel = new BroadcastChannel('baton/studio');
    const say = (type: Word['type']) => channel.postMessage({ type, tab, blueprint } satisfies Word);
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.blueprint !== blueprint || data.tab === tab) return;
      setOthers((before) => {
        const next = new Set(before);
        if (data.type === 'gone') next.delete(data.tab);
        else next.add(data.tab);
        return next;
      });
      if (data.type === 'hello') say('here');
    };
    const leave = () => say('gone');
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) say('hello');
    };
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    say('hello');
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
      leave();
      channel.close();
    };
  }, [blueprint]);
  return others.size;
}
