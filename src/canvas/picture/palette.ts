/** Whether a picture is made for light or for dark ground. */
export type PictureTheme = 'light' | 'dark';

/** The colour roles a picture uses: those of the screen, written out, because a file knows no style sheet. */
export type ColourRole =
  | 'canvas' | 'surface' | 'sunken' | 'border' | 'border-strong' | 'text-1' | 'text-2' | 'text-3' | 'edge' | 'note' | 'note-text'
  | 'primary' | 'primary-tint' | 'positive' | 'positive-tint' | 'negative' | 'negative-tint' | 'time' | 'time-tint' | 'neutral' | 'neutral-tint'
  | 'call' | 'email' | 'social' | 'meeting' | 'task' | 'approval' | 'call-tint' | 'email-tint' | 'social-tint' | 'approval-tint';

/** The colours of both themes. A test holds them against the screen's own, so that a file looks like the canvas. */
export const palettes: Readonly<Record<PictureTheme, Readonly<Record<ColourRole, string>>>> = {
  light: {
    canvas: '#f5f7fa', surface: '#ffffff', sunken: '#f8fafc', border: '#dfe4ec', 'border-strong': '#828da0',
    'text-1': '#131a2a', 'text-2': '#465064', 'text-3': '#5f6b80', edge: '#7b8798', note: '#fff6cc', 'note-text': '#4a3b00',
    primary: '#2e5be6', 'primary-tint': '#eaf0ff', positive: '#0f7a4d', 'positive-tint': '#e6f6ee', negative: '#c0303b', 'negative-tint': '#fdecec',
    time: '#96590a', 'time-tint': '#fdf3e1', neutral: '#465064', 'neutral-tint': '#eef1f6',
    call: '#1f62c9', email: '#6b46d6', social: '#b0307e', meeting: '#0b7285', task: '#4b5567', approval: '#b54708',
    'call-tint': '#e6effc', 'email-tint': '#efeafc', 'social-tint': '#fce9f4', 'approval-tint': '#fdeee2',
  },
  dark: {
    canvas: '#0b1120', surface: '#141c2f', sunken: '#101828', border: '#26324d', 'border-strong': '#5f6f92',
    'text-1': '#e8edf7', 'text-2': '#b4bfd3', 'text-3': '#8e9ab2', edge: '#6f7e9e', note: '#3a3312', 'note-text': '#f6e9b2',
    primary: '#8ca8ff', 'primary-tint': '#1b2850', positive: '#54d19a', 'positive-tint': '#0f2e23', negative: '#ff8a8f', 'negative-tint': '#3a1820',
    time: '#f3b653', 'time-tint': '#33240a', neutral: '#b4bfd3', 'neutral-tint': '#1c263c',
    call: '#7fb2ff', email: '#b7a1ff', social: '#ff9ad2', meeting: '#5cd0e0', task: '#b4bfd3', approval: '#ffa066',
    'call-tint': '#14284d', 'email-tint': '#251d4d', 'social-tint': '#3d1530', 'approval-tint': '#3a1f0c',
  },
};

/** The colour of a role in this theme; a role no picture knows is neutral. */
export function colourOf(theme: PictureTheme, role: string): string {
  const palette: Readonly<Record<string, string>> = palettes[theme];
  return palette[role] ?? palettes[theme].neutral;
}
