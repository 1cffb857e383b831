import { create } from 'zustand';

/** One notice in the corner of the screen. */
export type ToastEntry = {
  readonly id: string;
  readonly tone: 'plain' | 'good' | 'attention' | 'bad';
  readonly title: string;
  readonly body?: string;
  /** How many things it stands for, where it is not one. */
  readonly count?: number;
  /** The one thing that can be done about it, such as Undo or Open. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays when nobody looks at it; without it, until it is dismissed. */
  readonly lastsMs?: number;
};

type ToastState = {
  readonly toasts: readonly ToastEntry[];
  readonly show: (toast: Omit<ToastEntry, 'id'> & { readonly id?: string }) => string;
  readonly dismiss: (id: string) => void;
};

// More than are ever shown one by one.
const mostAtOnce = 20;
const undoLastsMs = 10_000;

/** The notices on screen; the newest at the end. */
export const useToasts = create<ToastState>()((set) => ({
  toasts: [],
  show(toast) {
    const id = toast.id ?? crypto.randomUUID();
    set((state) => ({
      toasts: [...state.toasts.filter((other) => other.id !== id), { ...toast, id }].slice(
        -mostAtOnce,
      ),
    }));
    return id;
  },
  dismiss(id) {
    set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
  },
}));

/** Shows a notice; a repeated `id` replaces the one before it. */
export function showToast(toast: Omit<ToastEntry, 'id'> & { readonly id?: string }): string {
  return useToasts.getState().show(toast);
}

/** Says what was done on this computer and offers to undo it for ten seconds. Never for what goes to a candidate. */
export function showUndo(title: string, undoLabel: string, undo: () => void): string {
  return showToast({
    tone: 'plain',
    title,
    action: { label: undoLabel, run: undo },
    lastsMs: undoLastsMs,
  });
}

/** Says why a small action did not work, where there is no better place beside it. */
export function showFailure(failure: { readonly message: string }): void {
  showToast({ id: 'failure', tone: 'bad', title: failure.message, lastsMs: undoLastsMs });
}
