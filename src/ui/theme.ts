import {
  Button, createTheme, Input, defaultVariantColorsResolver, parseThemeColor,
  type CSSVariablesResolver, type MantineColorsTuple, type VariantColorsResolver,
} from '@mantine/core';

const primary: MantineColorsTuple = ['#EAF0FF', '#D5E0FF', '#B3C6FF', '#8CA8FF', '#6A8DFA', '#4A74F2', '#2E5BE6', '#2549C4', '#1D3A9C', '#152A73'];
const dark: MantineColorsTuple = ['#E8EDF7', '#B4BFD3', '#8E9AB2', '#5F6F92', '#33415F', '#26324D', '#1A2438', '#141C2F', '#0F1626', '#0B1120'];
const gray: MantineColorsTuple = ['#F8FAFC', '#EEF1F6', '#E6EBF2', '#B4BFD3', '#DFE4EC', '#828DA0', '#465064', '#363F50', '#262E3D', '#131A2A'];
const positive: MantineColorsTuple = ['#E6F6EE', '#CBECDC', '#97DDBC', '#54D19A', '#2FA873', '#17905C', '#0F7A4D', '#0B6640', '#0A5334', '#073D26'];
const negative: MantineColorsTuple = ['#FDECEC', '#FBD5D6', '#FFB3B6', '#FF8A8F', '#EC626A', '#D8434D', '#C0303B', '#A5252F', '#861D26', '#64141B'];
const time: MantineColorsTuple = ['#FDF3E1', '#FAE4BF', '#F7CF8B', '#F3B653', '#D08C24', '#B37114', '#96590A', '#7C4907', '#633A06', '#482A04'];

/** Mantine's colour names by the role they play here; a foreign name lands on the nearest role instead of an unchecked hue. */
const roles = {
  primary: 'primary', blue: 'primary', indigo: 'primary', cyan: 'primary',
  positive: 'positive', green: 'positive', teal: 'positive', lime: 'positive',
  negative: 'negative', red: 'negative', pink: 'negative',
  time: 'time', yellow: 'time', orange: 'time',
  gray: 'neutral',
} as const;
const tuples = { primary, positive, negative, time, neutral: gray };

const fillsByVariant: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const parsed = parseThemeColor({ color: input.color, theme: input.theme });
  // Mantine judges contrast on the light shade only, so white text would stand on the pale dark-scheme fill (2.3:1).
  return input.variant === 'filled' && parsed.isThemeColor && parsed.shade === undefined ? { ...colours, color: 'var(--bt-on-fill)' } : colours;
};

/** The look: one scale of type, three radii, two shadows, and the roles of `tokens.css` behind Mantine's colour names. */
export const theme = createTheme({
  primaryColor: 'primary',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  black: '#131A2A',
  white: '#FFFFFF',
  colors: { ...Object.fromEntries(Object.entries(roles).map(([name, role]) => [name, tuples[role]])), dark },
  variantColorResolver: fillsByVariant,
  fontFamily: "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.25' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '8px', md: '10px', lg: '12px', xl: '999px' },
  defaultRadius: 'sm',
  shadows: { xs: 'var(--bt-shadow-rest)', sm: 'var(--bt-shadow-rest)', md: 'var(--bt-shadow-raised)', lg: 'var(--bt-shadow-raised)', xl: 'var(--bt-shadow-raised)' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', fontWeight: '650', lineHeight: '1.25' },
      h2: { fontSize: '15px', fontWeight: '600', lineHeight: '1.4' },
      h3: { fontSize: '13px', fontWeight: '600', lineHeight: '1.45' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ vars: (_theme, { size = 'sm' }) => ({ root: size === 'sm' ? { '--button-height': '32px', '--button-padding-x': '12px', '--button-fz': '13px' } : {} }) }),
    Input: Input.extend({ vars: (_theme, { size = 'sm' }) => ({ wrapper: size === 'sm' ? { '--input-height': '32px', '--input-fz': '13px' } : {} }) }),
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    Checkbox: { defaultProps: { size: 'sm', radius: 5, iconColor: 'var(--bt-on-fill)' } },
    Radio: { defaultProps: { size: 'sm', iconColor: 'var(--bt-on-fill)' } },
    Modal: { defaultProps: { radius: 'lg', centered: true, overlayProps: { backgroundOpacity: 0.4 } } },
    // The placeholder is a child that a menu may not have (axe: aria-required-children); without it the first item takes the focus.
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withinPortal: true, withInitialFocusPlaceholder: false } },
    // A list of choices is drawn when it is opened: a panel with a hundred of them would hold thousands of hidden rows.
    Combobox: { defaultProps: { keepMounted: false } },
    Select: { defaultProps: { autoSelectOnBlur: false } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
  },
});

/** Points every Mantine colour variable at a role, so that each variant keeps its contrast in both schemes. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const byRole = Object.fromEntries(Object.entries(roles).flatMap(([name, role]) => Object.entries({
    text: `var(--bt-${role})`,
    filled: `var(--bt-${role})`,
    'filled-hover': `var(--bt-${role}-hover)`,
    light: `var(--bt-${role}-tint)`,
    'light-hover': `color-mix(in srgb, var(--bt-${role}) 12%, var(--bt-${role}-tint))`,
    'light-color': `var(--bt-${role})`,
    outline: `var(--bt-${role})`,
    'outline-hover': `var(--bt-${role}-tint)`,
  }).map(([part, value]) => [`--mantine-color-${name}-${part}`, value])));
  const shared = {
    ...byRole,
    '--mantine-primary-color-contrast': 'var(--bt-on-fill)',
    '--mantine-color-text': 'var(--bt-text-1)',
    '--mantine-color-bright': 'var(--bt-text-1)',
    '--mantine-color-body': 'var(--bt-surface)',
    '--mantine-color-dimmed': 'var(--bt-text-3)',
    '--mantine-color-placeholder': 'var(--bt-text-3)',
    '--mantine-color-error': 'var(--bt-negative)',
    '--mantine-color-success': 'var(--bt-positive)',
    '--mantine-color-anchor': 'var(--bt-primary)',
    '--mantine-color-default': 'var(--bt-surface)',
    '--mantine-color-default-hover': 'var(--bt-hover)',
    '--mantine-color-default-color': 'var(--bt-text-1)',
    '--mantine-color-default-border': 'var(--bt-border)',
    '--mantine-color-disabled': 'var(--bt-neutral-tint)',
    '--mantine-color-disabled-color': 'var(--bt-text-3)',
    '--mantine-color-disabled-border': 'var(--bt-border)',
  };
  return { variables: {}, light: shared, dark: shared };
};
