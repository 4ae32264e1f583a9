import { IconSitemap } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useBlueprints } from '../storage/index.ts';
import { useCommands, useCommandsOpen } from '../ui/index.ts';

/** Offers every blueprint to the search (Ctrl+K). They are read only while it is open: each save of a drawing would read them all again. */
export function OpenCommands() {
  return useCommandsOpen() ? <Listed /> : null;
}

function Listed() {
  const navigate = useNavigate();
  const rows = useBlueprints();
  useCommands((rows ?? []).map(({ id, draft }) => ({ id: `open/${id}`, label: draft.name, description: 'Blueprint', group: 'Open', icon: <IconSitemap size={18} stroke={1.75} />, run: () => void navigate(`/blueprints/${id}`) })));
  return null;
}
