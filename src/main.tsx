import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { openStorage } from './storage/index.ts';

openStorage();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root to draw into');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
