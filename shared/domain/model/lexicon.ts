import { hashPair, hashText, PAIR_SEED, WORD_SEED } from './hashing';

/**
 * Words and pairs of words by what they do in a comment, English and French, accents folded. Written by hand from what
 * spam asks for, not counted from any data set; the model learns how much each group weighs.
 */
export const LEXICON = {
  callToAction:
    'subscribe subscribing sub subs subscribed subscriber subscribers check checkout visit click clic clicking join follow share download register signup ' +
    'watch buy order try vote apply contact add abonne abonnez abonner abonnes cliquez clique cliquer visitez visiter decouvrez rejoignez rejoindre ' +
    'telechargez inscrivez suivez partagez achetez commandez profitez essayez postulez contactez appelez ecrivez regardez ' +
    'suscribe subcribe subscibe listen search google donate support ecoutez soutenez ecouter',
  firmCall:
    'check_out checkout_my subscribe_to sub_to sub_for sub_4 sub_me subscribe_me please_subscribe plz_subscribe pls_subscribe click_here click_on click_the visit_my visit_our sign_up ' +
    'join_us join_my join_our follow_me follow_us like_my share_this go_to look_at look_up check_me check_us hit_me find_us find_me listen_to suscribe_to support_my give_it see_my watch_my view_my my_new get_your get_paid order_now buy_now buy_cheap ' +
    'contact_him contact_her contact_us contact_me reach_out reach_him email_me call_us call_now apply_now come_to come_check vote_for add_me ' +
    'abonnez_vous abonne_toi cliquez_ici cliquez_sur clique_ici visitez_mon visitez_notre allez_voir allez_sur venez_voir venez_decouvrir rejoignez_nous ' +
    'suivez_moi suivez_nous contactez_moi contactez_le contactez_nous ecrivez_moi inscrivez_vous rendez_vous n_hesitez jetez_un faites_un passez_voir',
  ownPlace:
    'my_vid my_vids my_band my_rap my_chanel on_my a_cover my_track my_tracks my_mixtape my_first my_latest our_music our_video sur_ma sur_mon mon_clip ma_musique ' +
    'my_channel my_page my_video my_videos my_music my_song my_songs my_cover my_covers my_site my_website my_blog my_profile my_link my_account my_playlist my_remix ' +
    'our_channel our_page our_site our_website our_blog our_store our_shop our_services our_service our_company this_site this_website this_channel this_playlist this_link ' +
    'the_link link_below below_link new_channel new_video own_channel own_website ma_chaine ma_page ma_boutique mon_site mon_blog mon_profil mon_compte mes_videos ' +
    'notre_site notre_boutique notre_blog notre_page ce_site ce_lien le_lien lien_ci lien_dans mon_lien nos_services nos_offres',
  money:
    'money cash earn earning earned income profit profits profitable invest investing investment investor withdrawal payout deposit bitcoin btc crypto cryptocurrency eth nft forex ' +
    'trading trader broker loan loans lender credit salary paycheck rich wealth dollars usd argent gagner gagne gagnez revenu revenus rentable investir investissement investisseur ' +
    'benefice benefices pret prets credit financement taux emprunt virement retrait rachat bourse',
  offer:
    'free gratuit gratuite gratuits gratuitement bonus discount discounts coupon coupons promo promotion promotions sale deal deals cheap cheapest offer offers price prices wholesale guarantee guaranteed winner prize ' +
    'gift giveaway claim limited unlimited exclusive remise soldes offre offres prix cher moins garanti garantie cadeau cadeaux gagnant tirage livraison',
  goods:
    'viagra cialis levitra pharmacy pills pill kamagra tramadol xanax phentermine steroids casino poker slots slot jackpot betting bet roulette gambling escort escorts sex sexy porn xxx nude ' +
    'dating singles replica rolex handbags handbag jerseys louboutin vuitton jordans nike ugg essay essays dissertation seo backlinks backlink ranking traffic hosting keyword ' +
    'pharmacie pilule pilules sexe celibataires contrefacon referencement voyance voyant voyante marabout plombier serrurier rencontrer ' +
    'weight keto cbd vape hack hacker hackers spell caster herbal cure escorte',
  flattery:
    'great_post nice_post good_post great_article nice_article good_article great_blog nice_blog great_site nice_site great_information useful_information great_info good_job ' +
    'for_sharing thank_you keep_up good_work great_work excellent_post excellent_article amazing_post amazing_article awesome_post wonderful_post informative_post very_informative ' +
    'your_blog your_website your_site your_post this_post this_blog this_article bookmarked_your bookmark_your stumbled_upon came_across i_stumbled superbe_article bel_article bon_article tres_interessant ' +
    'merci_pour votre_blog votre_site votre_article ce_blog beau_blog super_blog super_article excellent_article de_partage le_partage bonne_continuation',
  witness:
    'testimony testimonial testimonies legit legitimate genuine trusted reliable recommend recommended recommending grateful thanks_to all_thanks changed_my my_life my_ex ex_husband ex_boyfriend ex_lover ' +
    'lover_back back_my scammed recover recovered recovery temoignage temoigner fiable serieux serieuse honnete recommande grace_a retour_affectif mon_mari mon_ex envoutement',
  reach:
    'whatsapp telegram viber gmail hotmail yahoo email mail dm inbox phone call sms text_me kik skype appel telephone numero tel contact adresse courriel',
  begging:
    'please plz pls plzz please_help help_me support_me give_me need_help thumbs_up svp stp s_il merci_de aidez aidez_moi soutenez',
  selfTalk: 'i im my me mine je j moi mon ma mes',
  toReader: 'you your u ur yours guys everyone everybody anyone vous votre vos tu ton ta tes',
  conversation:
    'but because think thought agree disagree actually however why how what when question article author mais car pense crois accord question pourquoi comment quand parce donc article auteur',
} as const;

export type LexiconGroup = keyof typeof LEXICON;
export const LEXICON_GROUPS = Object.keys(LEXICON) as LexiconGroup[];

const FILTER_MASK = 0x3fff;
const BITS = indexLexicon();
/** 1 where the low bits of some entry's hash fall: most words are in no group, and this tells so without a look-up. */
const FILTER = new Uint8Array(FILTER_MASK + 1);
for (const key of BITS.keys()) FILTER[key & FILTER_MASK] = 1;

/** Bit mask of the groups that a word hash, or the hash of a pair of words, belongs to; bit n is `LEXICON_GROUPS[n]`. */
export function lexiconBits(hash: number): number {
  return FILTER[hash & FILTER_MASK] === 1 ? (BITS.get(hash) ?? 0) : 0;
}

function indexLexicon(): Map<number, number> {
  const bits = new Map<number, number>();
  LEXICON_GROUPS.forEach((group, at) => {
    for (const entry of LEXICON[group].split(' ')) {
      const [first = '', second] = entry.split('_');
      const word = hashText(WORD_SEED, first);
      const key = second === undefined ? word : hashPair(PAIR_SEED, word, hashText(WORD_SEED, second));
      bits.set(key, (bits.get(key) ?? 0) | (1 << at));
    }
  });
  return bits;
}
