import { useEffect, useRef, type ReactNode } from 'react';
import { IconFileImport, IconMoon, IconPlayerPlay, IconSettings, IconSun } from '@tabler/icons-react';
import { Outlet, ScrollRestoration, useLocation, useMatch, useNavigate } from 'react-router';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDemo, useSetting } from '../storage/index.ts';
import { CommandPalette, setSingleKeys, setWheelZooms, useCommands, useLandmarkKeys, type Command } from '../ui/index.ts';
import { OpenCommands } from './open-commands.tsx';
import { outboxPlace, places } from './places.ts';
import { roleLooks, useViewRole } from './view-role.ts';
import { ScreenLoading } from './screen-loading.tsx';
import { StorageBanner } from './storage-banner.tsx';
import { PhoneBar, TopBar } from './top-bar.tsx';
import { useDemoLoader } from './use-demo-loader.tsx';

/** The frame around every screen. The studio fills the window and brings its own bar. */
export function Shell() {
  const [role] = useViewRole();
  const studio = useMatch('/blueprints/:id') !== null && role !== undefined && roleLooks[role].draws;
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useLandmarkKeys();
  const dialog = useShellCommands();
  const [singleKeys] = useSetting('singleKeys', true);
  useEffect(() => setSingleKeys(singleKeys), [singleKeys]);
  const [wheelZooms] = useSetting('wheelZooms', false);
  useEffect(() => setWheelZooms(wheelZooms), [wheelZooms]);
  useEffect(() => {
    // A link that is gone after a jump drops the focus on the page: hand it to the new screen.
    if (document.activeElement === null || document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className="bt-app" data-studio={studio || undefined}>
      <a className="bt-app-skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>Skip to the screen</a>
      {studio ? null : <TopBar />}
      <StorageBanner />
      <main id="main" ref={main} tabIndex={-1} className="bt-app-main">
        {/* while the workspace opens, every screen would be blank */}
        {role === undefined ? <ScreenLoading /> : <Outlet />}
      </main>
      {studio ? null : <PhoneBar />}
      <OpenCommands />
      <CommandPalette />
      {dialog}
      <ScrollRestoration />
    </div>
  );
}

/** What can be done from every screen; answers the dialog that one of them shows. */
function useShellCommands(): ReactNode {
  const navigate = useNavigate();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const demo = useDemo();
  const loader = useDemoLoader(() => void navigate('/blueprints'));
  const go = (to: string) => () => void navigate(to);
  const commands: readonly Command[] = [
    ...[...places, outboxPlace].map(({ to, name, icon: Icon }) => ({ id: `go${to}`, label: `Go to ${name}`, group: 'Go to', icon: <Icon size={18} stroke={1.75} />, run: go(to) })),
    { id: 'go/settings', label: 'Go to Settings', group: 'Go to', icon: <IconSettings size={18} stroke={1.75} />, run: go('/settings') },
    { id: 'go/import', label: 'Import leads from a file', group: 'Go to', icon: <IconFileImport size={18} stroke={1.75} />, run: go('/records/import') },
    ...(demo?.present === false && !loader.busy ? [{ id: 'demo/load', label: 'Load the demo workspace', description: 'Five blueprints and 300 invented records', group: 'Workspace', icon: <IconPlayerPlay size={18} stroke={1.75} />, run: () => void loader.load() }] : []),
    {
      id: 'theme', label: scheme === 'dark' ? 'Switch to light' : 'Switch to dark', group: 'Look',
      icon: scheme === 'dark' ? <IconSun size={18} stroke={1.75} /> : <IconMoon size={18} stroke={1.75} />, run: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
    },
  ];
  useCommands(commands);
  return loader.dialog;
}
