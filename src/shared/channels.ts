// The channels between the window's bridge (preload) and main. There are no others.
export const CHANNELS = {
  /** (group, name, input, job?) → Reply */
  call: 'muniment:call',
  /** (job) */
  cancel: 'muniment:cancel',
  /** (paths) → Reply<FileRef[]> */
  adopt: 'muniment:adopt',
  /** () – the page listens from now on; what waited for it may be sent */
  listening: 'muniment:listening',
  /** main → window: a BridgeEvent */
  event: 'muniment:event',
} as const;
