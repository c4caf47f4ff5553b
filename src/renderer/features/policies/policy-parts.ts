// What policies bring into the screens that all registers share.
import type { RegisterPart } from '../programme/register-part';
import { AdoptStarters, PolicyActions } from './PolicyActions';
import { PolicyEditor } from './PolicyEditor';
import { PolicyPanelTop, PolicyPanelVerbs } from './PolicyPanel';
import { PolicyScreen } from './PolicyScreen';
import { StarterControls } from './StarterControls';
import { StartersScreen } from './StartersScreen';
import { WordsScreen } from './WordsScreen';

export const POLICY_PARTS: RegisterPart = {
  PageActions: PolicyActions,
  EmptyActions: AdoptStarters,
  PanelTop: PolicyPanelTop,
  PanelSections: StarterControls,
  PanelVerbs: PolicyPanelVerbs,
  Editor: PolicyEditor,
  screens: {
    starters: StartersScreen,
    words: WordsScreen,
    text: PolicyScreen,
    compare: PolicyScreen,
    editions: PolicyScreen,
    acknowledgements: PolicyScreen,
  },
  ownFields: ['text'],
};
