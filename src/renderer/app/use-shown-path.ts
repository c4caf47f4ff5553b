// The path of the screen that is shown. The router's location is already the next one while a screen is being left,
// and a frame that leads elsewhere by it would overrule whoever is leaving.
import { useRouterState } from '@tanstack/react-router';

export const useShownPath = (): string =>
  useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? '' });
