// The interface by which everything would leave, if anything did.
export const DEVICE = 'nowhere0';

/** As `ip link add` has them; which of them a kernel knows differs. */
export const KINDS_OF_INTERFACE = [
  ['type', 'dummy'],
  ['type', 'veth', 'peer', 'name', 'nowhere1'],
];
