// Nothing of Chromium opens a connection: it is told so before it starts, and every session is told again.
// Which door is closed how, and what was looked at to know the doors: docs/security.md.
import type { CommandLine, Session } from 'electron';
import { APP_HOST, APP_SCHEME } from './app-response';

/**
 * No name and no address leads anywhere, so that what is asked for in spite of all else ends before a socket.
 * The proxy's name is one that nobody can own (RFC 6761); this machine goes by it as well.
 */
const NOWHERE = 'proxy.invalid:9';

const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', NOWHERE],
  ['proxy-bypass-list', '<-loopback>'],
  ['disable-quic'],
  ['enforce-webrtc-ip-permission-check'],
  // Of Chrome's own layer, which Electron does not carry today; said in case it ever does.
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-field-trial-config'],
  ['disable-sync'],
  ['dns-prefetch-disable'],
  ['no-pings'],
];

/** Parts of Chromium that report, probe, connect beforehand or look around on the network. */
const FEATURES = [
  'AsyncDns',
  'AttributionReporting',
  'AutofillServerCommunication',
  'BackgroundFetch',
  'BrowsingTopics',
  'CertificateTransparencyComponentUpdater',
  'DnsOverHttps',
  'FedCm',
  'FirstPartySets',
  'InterestGroupStorage',
  'MediaRouter',
  'NetworkErrorLogging',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PrivateAggregation',
  'Reporting',
  'SharedStorage',
  'Translate',
  'UseDnsHttpsSvcb',
  // Joins a group of the local network to answer for made-up names.
  'WebRtcHideLocalIpsWithMdns',
  'WebTransport',
];

/** Must be called before the app is ready. Keeps what the command line says of other features. */
export const closeChromium = (
  commandLine: Pick<CommandLine, 'appendSwitch' | 'getSwitchValue' | 'removeSwitch'>,
): void => {
  for (const [name, value] of SWITCHES) {
    commandLine.removeSwitch(name);
    commandLine.appendSwitch(name, value);
  }
  const others = commandLine.getSwitchValue('disable-features').split(',').filter(Boolean);
  commandLine.appendSwitch('disable-features', [...new Set([...others, ...FEATURES])].join(','));
};

/** Name servers are asked by nobody; if anybody were, it would be the system's, not one of Chromium's choice. */
export const RESOLVER = { enableBuiltInResolver: false, secureDnsMode: 'off' } as const;

/** The requests a page may make at all; everything here stays on this machine. */
export const isLocalRequest = (url: string): boolean =>
  url.startsWith(`${APP_SCHEME}://${APP_HOST}/`) || /^(devtools|blob|data):/.test(url);

/** For every session, those included that are made later. */
export const closeNetworkOf = (session: Session): void => {
  session.webRequest.onBeforeRequest((request, decide) => {
    decide({ cancel: !isLocalRequest(request.url) });
  });
  // The switch says it too; a session that was given settings of its own does not ask the switch.
  void session.setProxy({ mode: 'fixed_servers', proxyRules: NOWHERE, proxyBypassRules: '<-loopback>' });
  session.setSpellCheckerEnabled(false);
  // Where it would fetch dictionaries, were it ever on: from us, who have none.
  session.setSpellCheckerDictionaryDownloadURL(`${APP_SCHEME}://${APP_HOST}/no-dictionaries/`);
};
