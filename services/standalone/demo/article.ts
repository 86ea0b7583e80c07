import type { Article } from '@tamis/shared/domain/article';
import { DEFAULT_SITE } from '@tamis/shared/domain/site';
import { html } from '@tamis/shared/adapters/http/server/html';
import { ILLUSTRATION } from './illustration';

/** The one article of the demonstration: an invented text about no real place and no real person. */
export const ARTICLE = {
  id: 'demo',
  section: 'Vie locale',
  title: 'Au bord du bassin, la bibliothèque rouvre ses portes',
  standfirst:
    'Après dix-huit mois de travaux, l’ancienne halle aux poissons accueille de nouveau lecteurs, écoliers et flâneurs. On y vient pour les livres, on y reste pour la lumière.',
  published: new Date('2025-09-12T06:30:00Z'),
  readingMinutes: 3,
} as const;

/** The demonstration's article as the registry keeps it; its address is wherever the visitor sees it. */
export function demoArticle(at: Date): Article {
  const { id, title } = ARTICLE;
  return {
    siteId: DEFAULT_SITE,
    id,
    title,
    url: null,
    mode: 'open',
    closesAt: null,
    publishedAt: null,
    aliases: [],
    createdAt: at,
    by: 'demo',
  };
}

/** The picture with its caption, and the text with its box of facts. */
export const ARTICLE_BODY = html`<figure class="picture">
    ${ILLUSTRATION}
    <figcaption>La halle et le bassin à flot, vus du quai d’en face. Dessin de la démonstration.</figcaption>
  </figure>
  <div class="story">
    <p>
      À huit heures et demie, il n’y a encore personne sur le quai, sinon les goélands qui se disputent un reste de
      filet. Puis les grilles se lèvent et la lumière entre d’un coup, par les hautes fenêtres que l’on avait fini par
      oublier derrière leurs volets de tôle. La bibliothèque du port a rouvert ce matin, dans la halle où l’on vendait,
      il y a quarante ans, la pêche de la nuit.
    </p>
    <p>
      Du bâtiment, on a gardé l’essentiel&nbsp;: la charpente de pin, les anneaux de fonte scellés dans le mur, la pente
      du sol qui menait l’eau de lavage jusqu’au bassin. Les rayonnages, eux, sont montés sur roulettes. «&nbsp;Une
      halle doit pouvoir se vider en une heure&nbsp;», dit la note affichée à l’entrée&nbsp;: un soir pour un concert,
      un matin pour les marées d’équinoxe, quand l’eau monte à deux doigts du seuil.
    </p>
    <h2>Un étage pour les rêveurs</h2>
    <p>
      Le rez-de-chaussée est bruyant, et c’est voulu. Les tables des écoliers touchent celles des joueurs d’échecs, le
      café est en libre-service et les journaux du jour sèchent sur leur fil, comme du linge. Pour le silence, il faut
      monter. Une coursive de bois fait le tour de la halle à quatre mètres de hauteur&nbsp;; on y trouve des fauteuils,
      des lampes basses, et une vue sur les mâts qui explique à elle seule pourquoi la plupart des livres y sont ouverts
      à la même page depuis une demi-heure.
    </p>
    <aside class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">En pratique</h2>
      <dl>
        <div>
          <dt>Ouverture</dt>
          <dd>du mardi au samedi, de 8&nbsp;h&nbsp;30 à 19&nbsp;h</dd>
        </div>
        <div>
          <dt>Inscription</dt>
          <dd>gratuite, sur place, sans justificatif de domicile</dd>
        </div>
        <div>
          <dt>Fonds</dt>
          <dd>24&nbsp;000 documents, dont 900&nbsp;cartes marines</dd>
        </div>
        <div>
          <dt>Accès</dt>
          <dd>de plain-pied&nbsp;; ascenseur pour la coursive</dd>
        </div>
      </dl>
    </aside>
    <p>
      Restait la question de l’humidité, qui avait fait fermer l’ancienne salle. Un plancher ventilé court désormais
      sous les rayons et l’air chaud des cuisines voisines, récupéré, tient la température égale. Les cartes marines,
      les plus fragiles, dorment dans une pièce à part&nbsp;; on les sort sur demande, et deux fois par mois pour tout
      le monde.
    </p>
    <h2>Ce qui reste à décider</h2>
    <p>
      Tout n’est pas réglé. Le marché du samedi devra céder une rangée d’étals pour laisser passer le bus, et le nom du
      lieu n’est pas encore choisi&nbsp;: trois propositions sont affichées dans l’entrée, avec une urne et un crayon au
      bout d’une ficelle. Le dépouillement aura lieu à la prochaine grande marée.
    </p>
    <p>
      En attendant, chacun l’appelle comme il l’a toujours appelée. On donne rendez-vous «&nbsp;à la halle&nbsp;», et
      l’on s’étonne d’y trouver des livres.
    </p>
  </div>`;
