// Build-time switches; the bundler puts their values in place and drops what cannot be reached.
interface ImportMetaEnv {
  /** '1' only for the development runtime (docs/adr/0009-development-runtime.md), never for a release. */
  readonly MAIN_VITE_DEVELOPMENT_RUNTIME?: '0' | '1';
}
