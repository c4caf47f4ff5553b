// The channels between the window's bridge (preload) and main. There are no others. `page` is the number of the
// document that speaks.
export const CHANNELS = {
  /** (page, group, name, input, job?) → Reply */
  call: 'muniment:call',
  /** (page, job) */
  cancel: 'muniment:cancel',
  /** (page, paths) → Reply<FileRef[]> */
  adopt: 'muniment:adopt',
  /** (page) – it listens from now on; what waited for it may be sent */
  listening: 'muniment:listening',
  /** main → window: a BridgeEvent */
  event: 'muniment:event',
} as const;
