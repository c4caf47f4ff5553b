// Help with choosing categories: what each asks, what AI companies usually take and why. Our own words; the
// criteria themselves stand in the AICPA's publication. Advice, never a rule: the firm and customers decide.
import type { CategoryId } from './catalog';

export interface CategoryHelp {
  readonly id: CategoryId;
  /** The question it puts to a system. */
  readonly asks: string;
  /** How AI companies usually decide. */
  readonly usually: 'always' | 'often' | 'sometimes' | 'seldom';
  readonly takeIt: string;
  /** When it can wait; empty for security, which never does. */
  readonly leaveIt: string;
}

export const CATEGORY_HELP: readonly CategoryHelp[] = [
  {
    id: 'security',
    asks: 'Are the system and its information protected against access nobody granted, and against damage? Its criteria are common to all categories: how the organization is led, how it judges risk, who gets access, how changes are made, how incidents are answered.',
    usually: 'always',
    takeIt:
      'Nearly every SOC 2 report covers it, and every engagement here does. For a first report it is often enough: model weights, keys of the API, training jobs and customer data all fall under access, change and incident criteria.',
    leaveIt: '',
  },
  {
    id: 'availability',
    asks: 'Is the system there as was promised? Capacity is planned, backups are made and restored, recovery is practised.',
    usually: 'often',
    takeIt:
      'When contracts promise uptime or customers call your inference API inside their own product. Scarce GPUs, one region, or one model provider are what such customers ask about.',
    leaveIt: 'When you promise no service level and an hour without the system harms nobody.',
  },
  {
    id: 'processing-integrity',
    asks: 'Does the system do with its inputs what its specification says: completely, correctly, in time, and only what was authorized?',
    usually: 'sometimes',
    takeIt:
      'When customers act on results without looking again: extraction, scoring, moderation, metering for bills. It asks about the processing (validation, failed jobs, released model versions), not whether each answer of a model is true; say first what a correct output is.',
    leaveIt:
      'When outputs are suggestions a person reads, or when no specification says what correct means. Such a promise is hard to examine.',
  },
  {
    id: 'confidentiality',
    asks: 'Is information that was called confidential known as such, protected while it is kept, and destroyed when it should be?',
    usually: 'often',
    takeIt:
      'When customers hand over prompts, documents, data sets or fine-tuned weights under an agreement. Buyers ask whether their data trains models for others and when it is deleted; these criteria hold the answer. It adds few criteria.',
    leaveIt: 'When everything you are given is public, or is never kept.',
  },
  {
    id: 'privacy',
    asks: 'Is personal information collected, used, kept, disclosed and destroyed as people were told? It follows the information from notice and choice to access and complaints.',
    usually: 'seldom',
    takeIt:
      'When people are your customers themselves, or when you decide what becomes of personal information: an application for consumers, or training data about people. Also when a customer asks for it by name.',
    leaveIt:
      'When you only process for business customers: confidentiality, contracts and their own notices usually carry that. It is the largest category, with 18 further criteria.',
  },
];

/** Combinations that are often seen, for people who do not know where to begin. */
export const USUAL_CHOICES: readonly {
  readonly categories: readonly CategoryId[];
  readonly who: string;
}[] = [
  { categories: ['security'], who: 'A first report, or one that has to come soon' },
  {
    categories: ['security', 'availability', 'confidentiality'],
    who: 'An inference API or platform for business customers; what AI companies usually take',
  },
  {
    categories: ['security', 'availability', 'processing-integrity', 'confidentiality'],
    who: 'Results that customers act on without looking again',
  },
  {
    categories: ['security', 'confidentiality', 'privacy'],
    who: 'An application whose users are people, not companies',
  },
];
