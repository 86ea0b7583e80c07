import type { Letter } from '../../application/ports/mail';
import { html, type SafeHtml } from '../http/server/html';

/** A letter in words. */
export interface Written {
  subject: string;
  text: string;
  html: string;
}

export interface Links {
  confirm: string;
  stop: string;
  desk: string;
}

interface Words {
  subject: string;
  /** Paragraphs: words, a link under a name, or what somebody wrote. */
  parts: (string | { link: string; label: string } | { quote: string })[];
  /** The name of the link that ends these mails. */
  stop: string;
}

/** Characters of an article's title that a mail repeats. */
const SUBJECT_TITLE = 80;

/** The letter as plain text and as HTML, which say the same. */
export function writtenLetter(letter: Letter, links: Links): Written {
  const { subject, parts, stop } = letter.language === 'fr' ? french(letter, links) : english(letter, links);
  const paragraphs = [...parts, { link: links.stop, label: stop }];
  const text = paragraphs
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'link' in part ? `${part.label}\n${part.link}` : part.quote.replace(/^/gm, '> ');
    })
    .join('\n\n');
  return { subject, text: `${text}\n`, html: page(letter.language, paragraphs) };
}

function page(language: string, parts: Words['parts']): string {
  return html`<!doctype html>
    <html lang="${language}">
      <body style="font: 16px/1.5 sans-serif; max-width: 36em">
        ${parts.map(paragraph)}
      </body>
    </html> `.toString();
}

function paragraph(part: Words['parts'][number]): SafeHtml {
  if (typeof part === 'string') return html`<p>${part}</p>`;
  if ('link' in part) return html`<p><a href="${part.link}">${part.label}</a></p>`;
  return html`<blockquote dir="auto" style="white-space: pre-wrap; overflow-wrap: anywhere">${part.quote}</blockquote>`;
}

function french(letter: Letter, links: Links): Words {
  const title = titled(letter);
  const about = title === null ? '' : ` sur « ${title} »`;
  const stop = 'Ne plus recevoir ces messages';
  switch (letter.kind) {
    case 'confirm':
      return {
        subject: 'Souhaitez-vous être prévenu par e-mail ?',
        parts: [
          `Un commentaire${about} a été envoyé avec cette adresse, et son auteur a demandé à être prévenu de sa publication et des réponses.`,
          { link: links.confirm, label: 'C’était moi : prévenez-moi' },
          'Si ce n’était pas vous, ne faites rien : sans cette confirmation, vous ne recevrez aucune nouvelle.',
        ],
        stop: 'Ne plus jamais demander à cette adresse',
      };
    case 'published':
      return {
        subject: `Votre commentaire${about} est publié`,
        parts: [
          `Votre commentaire${about} est publié :`,
          { quote: letter.text },
          { link: letter.commentUrl, label: 'Le voir sous l’article' },
        ],
        stop,
      };
    case 'answered':
      return {
        subject: `${letter.by} a répondu à votre commentaire${about}`,
        parts: [
          `${letter.by} a répondu à votre commentaire${about} :`,
          { quote: letter.text },
          { link: letter.commentUrl, label: 'Voir la réponse' },
        ],
        stop,
      };
    case 'hidden':
      return {
        subject: `Votre commentaire${about} n’est pas publié`,
        parts: [...letter.paragraphs, { link: letter.ownUrl, label: 'Voir la décision, ou la contester' }],
        stop,
      };
    case 'objection-settled':
      return {
        subject: `Réponse à votre contestation${about}`,
        parts: [
          letter.state === 'upheld'
            ? `Votre commentaire${about} a été réexaminé ; la décision est maintenue. La réponse de la modération :`
            : `Votre commentaire${about} a été réexaminé ; la décision est levée. La réponse de la modération :`,
          { quote: letter.reply },
          { link: letter.ownUrl, label: 'Voir votre commentaire' },
        ],
        stop,
      };
    case 'person-link':
      return {
        subject: 'Vos données',
        parts: [
          'Vous avez demandé à voir ce que ce service conserve sous votre adresse. Ce lien est valable une heure :',
          { link: letter.ownUrl, label: 'Voir mes données, les emporter ou les effacer' },
          'Si ce n’était pas vous, ne faites rien : personne d’autre ne reçoit ce lien.',
        ],
        stop,
      };
    case 'notice-received':
      return {
        subject: 'Nous avons reçu votre notification',
        parts: [
          'Une notification de contenu illicite nous a été envoyée avec cette adresse. Une personne la lira et y répondra.',
          { link: letter.ownUrl, label: 'Voir ce qu’elle devient' },
          'Si ce n’était pas vous, ne faites rien.',
        ],
        stop,
      };
    case 'notice-settled':
      return {
        subject: 'Réponse à votre notification',
        parts: [
          letter.isHidden
            ? 'Le commentaire que vous avez signalé a été retiré du site. La réponse de la modération :'
            : 'Le commentaire que vous avez signalé reste publié. La réponse de la modération :',
          { quote: letter.reply },
          { link: letter.ownUrl, label: 'Voir votre notification' },
          'Si vous n’êtes pas d’accord, vous pouvez saisir un organisme de règlement extrajudiciaire des litiges certifié, ou la justice.',
        ],
        stop,
      };
    case 'digest': {
      const count = letter.held === 1 ? '1 commentaire attend' : `${letter.held} commentaires attendent`;
      return {
        subject: `${count} une décision`,
        parts: [
          `${count} une décision ; le plus ancien attend depuis ${waited(letter.oldestSeconds, 'fr')}.`,
          { link: links.desk, label: 'Ouvrir la modération' },
        ],
        stop,
      };
    }
  }
}

function english(letter: Letter, links: Links): Words {
  const title = titled(letter);
  const about = title === null ? '' : ` on “${title}”`;
  const stop = 'Send me no more of these';
  switch (letter.kind) {
    case 'confirm':
      return {
        subject: 'Would you like to be told by email?',
        parts: [
          `A comment${about} was sent with this address, and its author asked to be told when it is published or answered.`,
          { link: links.confirm, label: 'It was me: tell me' },
          'If it was not you, do nothing: without this confirmation you will hear no more.',
        ],
        stop: 'Never ask this address again',
      };
    case 'published':
      return {
        subject: `Your comment${about} is published`,
        parts: [
          `Your comment${about} is published:`,
          { quote: letter.text },
          { link: letter.commentUrl, label: 'See it below the article' },
        ],
        stop,
      };
    case 'answered':
      return {
        subject: `${letter.by} answered your comment${about}`,
        parts: [
          `${letter.by} answered your comment${about}:`,
          { quote: letter.text },
          { link: letter.commentUrl, label: 'See the answer' },
        ],
        stop,
      };
    case 'hidden':
      return {
        subject: `Your comment${about} is not published`,
        parts: [...letter.paragraphs, { link: letter.ownUrl, label: 'See the decision, or object to it' }],
        stop,
      };
    case 'objection-settled':
      return {
        subject: `Reply to your objection${about}`,
        parts: [
          letter.state === 'upheld'
            ? `Your comment${about} was looked at again; the decision stands. The moderators reply:`
            : `Your comment${about} was looked at again; the decision was taken back. The moderators reply:`,
          { quote: letter.reply },
          { link: letter.ownUrl, label: 'See your comment' },
        ],
        stop,
      };
    case 'person-link':
      return {
        subject: 'Your data',
        parts: [
          'You asked to see what this service holds under your address. This link is good for an hour:',
          { link: letter.ownUrl, label: 'See my data, take them along or erase them' },
          'If it was not you, do nothing: nobody else receives this link.',
        ],
        stop,
      };
    case 'notice-received':
      return {
        subject: 'We have received your notice',
        parts: [
          'A notice of illegal content was sent to us with this address. A person will read and answer it.',
          { link: letter.ownUrl, label: 'See what becomes of it' },
          'If it was not you, do nothing.',
        ],
        stop,
      };
    case 'notice-settled':
      return {
        subject: 'Reply to your notice',
        parts: [
          letter.isHidden
            ? 'The comment that you gave notice of was taken down. The moderators reply:'
            : 'The comment that you gave notice of stays published. The moderators reply:',
          { quote: letter.reply },
          { link: letter.ownUrl, label: 'See your notice' },
          'If you do not agree, you may turn to a certified out-of-court dispute settlement body, or to a court.',
        ],
        stop,
      };
    case 'digest': {
      const count = letter.held === 1 ? '1 comment waits' : `${letter.held} comments wait`;
      return {
        subject: `${count} for a decision`,
        parts: [
          `${count} for a decision; the oldest has waited for ${waited(letter.oldestSeconds, 'en')}.`,
          { link: links.desk, label: 'Open the desk' },
        ],
        stop,
      };
    }
  }
}

function titled({ articleTitle }: Letter): string | null {
  if (articleTitle === null) return null;
  const characters = Array.from(articleTitle);
  return characters.length <= SUBJECT_TITLE ? articleTitle : `${characters.slice(0, SUBJECT_TITLE - 1).join('')}…`;
}

function waited(seconds: number, language: 'fr' | 'en'): string {
  const [unit, size] =
    seconds < 3600
      ? (['minute', 60] as const)
      : seconds < 86_400
        ? (['hour', 3600] as const)
        : (['day', 86_400] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.max(1, Math.round(seconds / size)),
  );
}
