/** Put into the page by the runner: what the browser itself knows about it, in seconds. */
declare global {
  interface Window {
    browserMetrics(): Promise<Readonly<Record<string, number>>>;
  }
}

/** CPU milliseconds the page's main thread spends on something: script, style, layout and paint, whatever else runs on the machine. */
export async function mainThread(work: () => Promise<void>): Promise<number> {
  const before = await threadTime();
  await work();
  return (await threadTime()) - before;
}

async function threadTime(): Promise<number> {
  const { ThreadTime } = await window.browserMetrics();
  if (ThreadTime === undefined) throw new Error('this browser does not tell the time of its main thread');
  return ThreadTime * 1000;
}
