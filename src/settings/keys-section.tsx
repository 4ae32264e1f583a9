import { useState } from 'react';
import { Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useSetting } from '../storage/index.ts';
import { Kbd } from '../ui/index.ts';
import { Section } from './section.tsx';
import { shortcuts } from './shortcuts.ts';

/** Every key, searchable, and the switches for single letters and for what the wheel does. */
export function KeysSection() {
  const [singleKeys, setSingleKeys] = useSetting('singleKeys', true);
  const [wheelZooms, setWheelZooms] = useSetting('wheelZooms', false);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = shortcuts.map((group) => ({ ...group, keys: group.keys.filter((one) => `${one.keys} ${one.does}`.toLowerCase().includes(wanted)) })).filter((group) => group.keys.length > 0);
  return (
    <Section id="keys" title="Keys" lead="Single letters act only outside of fields.">
      <Switch label="Single-letter keys" description="Off: only keys with Ctrl, Alt or a function key act" checked={singleKeys} onChange={(event) => void setSingleKeys(event.currentTarget.checked)} />
      <Switch mt="sm" label="The wheel zooms the drawing" description="Off: it moves the drawing, and Ctrl with it zooms" checked={wheelZooms} onChange={(event) => void setWheelZooms(event.currentTarget.checked)} />
      <TextInput mt="md" leftSection={<IconSearch size={16} stroke={1.75} />} aria-label="Find a key" placeholder="Find a key" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      <div className="bt-settings-keys">
        {found.map((group) => (
          <div key={group.place}>
            <h3>{group.place}</h3>
            <dl>
              {group.keys.map((one) => (
                <div key={one.does}><dt>{one.keys.split(' ').map((keys) => <Kbd key={keys} keys={keys} />)}</dt><dd>{one.does}</dd></div>
              ))}
            </dl>
          </div>
        ))}
        {found.length === 0 ? <p role="status">No key does that.</p> : null}
      </div>
    </Section>
  );
}
