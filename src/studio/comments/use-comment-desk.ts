import { create } from 'zustand';
import type { CommentTarget } from '../../storage/index.ts';

interface CommentDesk {
  /** The thread that is open; null when none is. */
  readonly open: string | null;
  /** What a new comment is being written about. */
  readonly writing: CommentTarget | null;
  /** Grows when the list of comments shall come up. */
  readonly raised: number;
  /** Opens a thread and brings the list up. */
  pin(id: string): void;
  raise(): void;
  show(id: string | null): void;
  write(target: CommentTarget | null): void;
}

/** Which thread is looked at and what is being written about: may be lost on reload. */
export const useCommentDesk = create<CommentDesk>((set) => ({
  open: null,
  writing: null,
  raised: 0,
  pin: (open) => set(({ raised }) => ({ open, writing: null, raised: raised + 1 })),
  raise: () => set(({ raised }) => ({ raised: raised + 1 })),
  show: (open) => set({ open, writing: null }),
  write: (writing) => set({ writing, open: null }),
}));
