/** Every screen of the app with the demo workspace in it: looked at by axe and by `npm run screenshots`. */

/** Loads the demo workspace by the first screen, as a new user would. */
export async function loadDemo(page) {
  await page.goto('/');
  await page.getByRole('button', { name: /load the demo workspace/i }).click();
  await page.waitForURL(/\/(blueprints|today)$/, { timeout: 120_000 });
}

/**
 * Goes to another screen of the open app without loading the app anew, which is most of the time of a walk
 * through all of them; the screen that stood there must be gone, so that nobody looks at it once more.
 * Where one is already, only loading anew brings the screen as it is first seen.
 */
async function visit(page, address) {
  if (new URL(page.url()).pathname === address) return page.reload();
  await page.evaluate((to) => {
    for (const part of document.querySelectorAll('#main > *')) part.setAttribute('data-left', '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, address);
  await page.locator('[data-left]').first().waitFor({ state: 'detached', timeout: 30_000 });
}

/** Follows the first link of a list screen that fits. */
const firstLink = (list, link, address) => async (page) => {
  await visit(page, list);
  await page.locator(link).first().click();
  await page.waitForURL(`**${address}*`);
};

/** A line of Today; an empty Today has links of its own. */
const lineOfToday = 'main a[href*="from=today"]';

const at = (address) => (page) => visit(page, address);

/** The first blueprint of the list in the builder, then what is pressed there, one after the other. */
const inStudio = (...pressed) => async (page) => {
  await firstLink('/blueprints', 'main a[href^="/blueprints/"]', '/blueprints/')(page);
  await page.locator('.react-flow__node').first().waitFor();
  for (const name of pressed) await page.locator('header.bt-studio-bar, .bt-studio-body').getByText(name, { exact: true }).first().click();
};

/** The first record of Today, then what is done there. */
const atRecord = (act) => async (page) => {
  await firstLink('/today', lineOfToday, '/records/')(page);
  await page.locator('main h1').first().waitFor();
  await act(page);
};

/** A tab beside the record. */
const recordTab = (name) => ({ name: `record-${name.toLowerCase()}`, open: atRecord((page) => page.getByRole('tab', { name, exact: true }).click()), ready: (page) => page.getByRole('tab', { name, exact: true, selected: true }), within: '.desk-side' });

/** The first drill of the first blueprint anybody practises. */
const firstDrill = async (page) => {
  await firstLink('/learn', 'main a[aria-label^="Practise "]', '/learn/')(page);
  await page.getByRole('link', { name: /^Practise / }).first().click();
};

/** Name of the picture, and how to get there. `ready` is what must be seen before anybody looks, `within` the part that is new. */
export const screens = [
  { name: 'blueprints', open: at('/blueprints'), ready: (page) => page.locator('main a[href^="/blueprints/"]').first() },
  { name: 'studio', open: firstLink('/blueprints', 'main a[href^="/blueprints/"]', '/blueprints/'), ready: (page) => page.locator('.react-flow__node').first() },
  { name: 'studio-table', open: inStudio('Table'), ready: (page) => page.getByRole('grid').first() },
  { name: 'studio-outline', open: inStudio('Outline'), ready: (page) => page.getByRole('tree').first() },
  { name: 'studio-stage', open: async (page) => { await inStudio()(page); await page.locator('.bt-stage-title').first().click(); }, ready: (page) => page.getByRole('complementary', { name: 'Inspector' }).getByText('Kind', { exact: true }) },
  { name: 'simulate', open: inStudio('Simulate'), ready: (page) => page.getByText('outcomes walked').first() },
  { name: 'compare', open: inStudio('Compare'), ready: (page) => page.getByText('Side by side', { exact: true }) },
  { name: 'publish', open: inStudio('Publish'), ready: (page) => page.getByRole('dialog') },
  { name: 'today', open: at('/today'), ready: (page) => page.locator(lineOfToday).first() },
  { name: 'record', open: firstLink('/today', lineOfToday, '/records/'), ready: (page) => page.locator('main h1').first() },
  { name: 'today-why', open: async (page) => { await visit(page, '/today'); await page.getByRole('button', { name: /^Why first/ }).click(); }, ready: (page) => page.getByRole('dialog', { name: /^Why/ }), within: '[role="dialog"]' },
  recordTab('Record'), recordTab('Next'), recordTab('Interest'), recordTab('Related'),
  { name: 'record-straight', open: atRecord((page) => page.getByRole('button', { name: 'Work straight through' }).click()), ready: (page) => page.getByRole('dialog').first(), within: '[role="dialog"]' },
  { name: 'story', open: atRecord((page) => visit(page, `${new URL(page.url()).pathname}/story`)), ready: (page) => page.locator('main h1').first() },
  { name: 'board', open: at('/board'), ready: (page) => page.locator('.board-card header').first() },
  { name: 'first-touch', open: at('/untouched'), ready: (page) => page.getByRole('tab').first() },
  { name: 'journeys', open: at('/journeys'), ready: (page) => page.locator('main h1').first() },
  { name: 'duplicates', open: at('/records/duplicates'), ready: (page) => page.locator('main h1').first() },
  { name: 'check', open: at('/records/check'), ready: (page) => page.locator('main h1').first() },
  { name: 'approvals', open: at('/approvals'), ready: (page) => page.locator('main h1').first() },
  { name: 'outbox', open: at('/outbox'), ready: (page) => page.locator('main h1').first() },
  { name: 'records', open: at('/records'), ready: (page) => page.locator('main h1').first() },
  { name: 'import', open: at('/records/import'), ready: (page) => page.locator('main h1').first() },
  { name: 'record-types', open: at('/records/types'), ready: (page) => page.locator('main h1').first() },
  { name: 'rehearse', open: inStudio('Rehearse'), ready: (page) => page.getByRole('complementary', { name: 'The rehearsal' }) },
  { name: 'live', open: inStudio('Live'), ready: (page) => page.getByRole('combobox', { name: 'Overlay' }) },
  { name: 'learn', open: at('/learn'), ready: (page) => page.getByRole('link', { name: /^Practise / }).first() },
  { name: 'training', open: firstLink('/learn', 'main a[aria-label^="Practise "]', '/learn/'), ready: (page) => page.getByRole('link', { name: /^Exam / }).first() },
  { name: 'drill', open: firstDrill, ready: (page) => page.getByRole('complementary', { name: 'Briefing' }).or(page.locator('summary', { hasText: 'Briefing' })).first() },
  { name: 'programmes', open: at('/learn/programmes'), ready: (page) => page.locator('main a[href^="/learn/programmes/"]').first() },
  { name: 'programme', open: firstLink('/learn/programmes', 'main li a[href^="/learn/programmes/"]', '/learn/programmes/'), ready: (page) => page.getByRole('row').nth(1) },
  { name: 'new-programme', open: at('/learn/programmes/new'), ready: (page) => page.getByRole('button', { name: 'Make the programme' }) },
  { name: 'walkthroughs', open: at('/learn/walkthroughs'), ready: (page) => page.locator('main h1').first() },
  { name: 'calls', open: at('/learn/calls'), ready: (page) => page.locator('main a[href^="/learn/calls/"]').first() },
  { name: 'call-review', open: firstLink('/learn/calls', 'main a.calls-row', '/learn/calls/'), ready: (page) => page.getByRole('region', { name: 'Review' }) },
  { name: 'library', open: at('/learn/library'), ready: (page) => page.locator('main h1').first() },
  { name: 'shadow', open: at('/learn/shadow'), ready: (page) => page.locator('main h1').first() },
  { name: 'settings', open: at('/settings'), ready: (page) => page.locator('main h1').first() },
];

/** What is promised in the hand, at 390 x 844. */
export const onPhone = screens.filter(({ name }) => ['today', 'record', 'record-straight', 'learn', 'training', 'drill', 'programme', 'calls', 'library'].includes(name));

/** Opens a screen and waits until it stands still. */
export async function show(page, screen) {
  try {
    await screen.open(page);
    await screen.ready(page).waitFor({ timeout: 30_000 });
  } catch (error) {
    throw new Error(`The screen “${screen.name}” at ${page.url()} did not come`, { cause: error });
  }
  await page.evaluate(() => Promise.all(document.getAnimations().filter((motion) => motion.effect?.getComputedTiming().iterations !== Infinity).map((motion) => motion.finished.catch(() => undefined))));
}

/** Keeps the scheme for every page of a browser context. */
export function inScheme(context, scheme) {
  return context.addInitScript((kept) => localStorage.setItem('baton-theme', kept), scheme);
}
