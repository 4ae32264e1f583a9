import { Tooltip } from '@mantine/core';
import { IconBrowser } from '@tabler/icons-react';
import { StatusPill } from '../../ui/index.ts';
import { useOtherTabs } from './use-other-tabs.ts';

/** Says that the same draft is open in another tab; nothing is said while it is not. */
export function OtherTabs({ blueprint }: { readonly blueprint: string }) {
  const others = useOtherTabs(blueprint);
  if (others === 0) return null;
  return (
    <Tooltip label="This tab follows what is saved there. When both change at once, it asks; nothing is overwritten.">
      <span role="status" tabIndex={0}><StatusPill tone="primary" icon={<IconBrowser size={12} aria-hidden />}>Also open in {others === 1 ? 'another tab' : `${others} other tabs`}</StatusPill></span>
    </Tooltip>
  );
}
