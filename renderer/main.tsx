import '@fontsource-variable/inter';
import './ui/mantine-styles.ts';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { readNonce, shareNonce } from './app/nonce.ts';
import { createConsoleRouter } from './app/router.tsx';
import { connect } from './link/connect.ts';
import { followDesktop } from './link/desktop.ts';
import { createPortTransport } from './link/port-transport.ts';
import { createSocketTransport } from './link/socket-transport.ts';

const nonce = readNonce(document);
shareNonce(nonce);

const { desktop } = window;
const link = connect(
  desktop === undefined ? createSocketTransport(window) : createPortTransport(window, desktop),
);
const router = createConsoleRouter();
followDesktop(window, (route) => void router.navigate({ href: route }));

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(<App link={link} router={router} nonce={nonce} />);
