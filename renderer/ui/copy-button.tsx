import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from './button.tsx';
import { uiText } from './text.ts';

/** Copies a text, and says that it did. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;
  return (
    <IconButton
      size="small"
      icon={isCopied ? IconCheck : IconCopy}
      label={isCopied ? uiText.copied : label}
      onClick={() => {
        // Where the browser does not let the page copy, the text can still be marked by hand.
        navigator.clipboard.writeText(text).then(
          () => setCopied(text),
          () => undefined,
        );
      }}
    />
  );
}
