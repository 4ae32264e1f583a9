/** The certificate of a passed programme. */
export { CertificateScreen } from './certificate-screen.tsx';
