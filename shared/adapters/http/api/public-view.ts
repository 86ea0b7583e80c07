import type { ReactionChoice } from '../../../application/react-to-comment';
import type { Markup } from '../../../domain/markup';

/** How comments are shown to every reader, as the settings say. */
export interface PublicView {
  markup: Markup;
  reactions: ReactionChoice;
}
