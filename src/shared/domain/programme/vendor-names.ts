// Names of vendors that AI companies often use, to pick from instead of typing. Names only: nothing here says what their
// reports or agreements hold, that they have any, or that anybody should use them.
import type { Vendor } from './vendor';

export const VENDOR_KINDS = {
  cloud: 'Cloud and GPUs',
  models: 'AI models',
  data: 'Databases and data',
  build: 'Code and delivery',
  identity: 'Sign-in and devices',
  watch: 'Monitoring and security',
  work: 'Work and customers',
} as const;
export type VendorKind = keyof typeof VENDOR_KINDS;

export interface VendorName {
  readonly name: string;
  readonly kind: VendorKind;
  readonly isModelProvider: boolean;
}

const of = (kind: VendorKind, isModelProvider: boolean, names: string): VendorName[] =>
  names.split(', ').map((name) => ({ name, kind, isModelProvider }));

export const VENDOR_NAMES: readonly VendorName[] = [
  ...of('cloud', true, 'Amazon Web Services, Google Cloud, Microsoft Azure'),
  ...of(
    'cloud',
    false,
    'Akamai, Cloudflare, CoreWeave, Crusoe, DigitalOcean, Fastly, Fly.io, Hetzner, IBM Cloud, Lambda, Modal, Nebius, Netlify, Oracle Cloud, OVHcloud, Render, RunPod, Scaleway, Vercel',
  ),
  ...of(
    'models',
    true,
    'AI21 Labs, Aleph Alpha, Anthropic, Anyscale, AssemblyAI, Baseten, Black Forest Labs, Cerebras, Cohere, DeepSeek, Deepgram, ElevenLabs, Fireworks AI, Google Gemini API, Groq, Hugging Face, Jina AI, Mistral AI, OpenAI, OpenRouter, Perplexity, Replicate, SambaNova, Stability AI, Together AI, Voyage AI, xAI',
  ),
  ...of(
    'data',
    false,
    'Airbyte, Confluent, Databricks, Elastic, Fivetran, Label Studio, Labelbox, Milvus, MongoDB Atlas, Neon, Pinecone, PlanetScale, Qdrant, Redis, Scale AI, Snowflake, Supabase, Surge AI, Weaviate, Weights & Biases',
  ),
  ...of('build', false, 'Atlassian, Bitbucket, CircleCI, Docker, GitHub, GitLab, HashiCorp, JFrog, Linear'),
  ...of('identity', false, '1Password, Auth0, Bitwarden, Clerk, Duo, Jamf, JumpCloud, Kandji, Okta, WorkOS'),
  ...of(
    'watch',
    false,
    'Arize AI, CrowdStrike, Datadog, Grafana Labs, LangChain, New Relic, PagerDuty, SentinelOne, Sentry, Snyk, Splunk, Wiz',
  ),
  ...of(
    'work',
    false,
    'BambooHR, Deel, DocuSign, Dropbox, Figma, Google Workspace, Gusto, HubSpot, Intercom, Microsoft 365, Notion, Rippling, Salesforce, Segment, SendGrid, Slack, Stripe, Twilio, Zendesk, Zoom',
  ),
];

const bare = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
export const isSameName = (one: string, other: string): boolean => bare(one) === bare(other);

/** What a record says of a vendor picked from the list: its name, and that it provides AI models. */
export const factsOfName = ({
  name,
  isModelProvider,
}: VendorName): Pick<Vendor, 'name' | 'isModelProvider'> => ({
  name,
  isModelProvider: isModelProvider ? 'yes' : 'unknown',
});
