// Of the vaults made for the bench; apart, because the window's bench cannot load the engine.
export const PASSPHRASE = 'seven quiet herons cross the estuary';
