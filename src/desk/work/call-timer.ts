import { useEffect, useState } from 'react';
import { dropSetting, useSetting } from '../../storage/index.ts';
import { secondsOf, type CallTime } from './talk-time.ts';

/** The clock of one call: kept in this browser, so that a reload, or the phone's own screen in between, does not stop it. */
export interface CallTimer {
  /** Null before the first ring. */
  readonly time: CallTime | null;
  readonly start: () => void;
  readonly stop: () => void;
  /** How long one has talked by now, in whole seconds. */
  readonly seconds: () => number;
  /** Forgets it: it was no call, or its length went with the result. */
  readonly forget: () => void;
}

const unkept = () => undefined;

/** The clock of the call `key` names (`workKey`). Dialling again goes on counting. */
export function useCallTimer(key: string): CallTimer {
  const setting = `call/${key}`;
  const [time, set] = useSetting<CallTime | null>(setting, null);
  return {
    time,
    start: () => { if (!time || time.from === null) set({ spent: time?.spent ?? 0, from: Date.now() }).catch(unkept); },
    stop: () => { if (time) set({ spent: secondsOf(time, Date.now()) * 1000, from: null }).catch(unkept); },
    seconds: () => (time ? secondsOf(time, Date.now()) : 0),
    forget: () => { if (time) dropSetting(setting).catch(unkept); },
  };
}

/** The seconds a call's clock shows, renewed every second while it runs. */
export function useSeconds(time: CallTime): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (time.from === null) return;
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [time.from]);
  return secondsOf(time, Math.max(now, time.from ?? 0));
}
