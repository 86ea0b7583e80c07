import { hashPair, hashText, PAIR_SEED, WORD_SEED } from '../hashing';

/**
 * Words by the part they play in abuse, English and French, accents folded; `_` joins a pair of words. Written by hand. Words
 * of one class are also learned together, so that what is said about one group, in one language, tells of all.
 * WARNING: vile words.
 */
export const WORD_CLASSES = {
  group:
    'gay gays lesbian lesbians lesbienne lesbiennes homosexual homosexuals homosexuel homosexuels homosexuelle homosexuelles homo homos bisexual bisexuals bisexuel bisexuels bi queer lgbt lgbtq lgbtqia trans transgender transgenre transgenres transsexuel transsexuels transsexuelle transsexuelles nonbinary nonbinaire ' +
    'muslim muslims musulman musulmans musulmane musulmanes islam islamic islamique jew jews jewish juif juifs juive juives feuj feujs christian christians chretien chretiens chretienne catholic catholics catholique catholiques protestant protestants hindu hindus hindou hindous buddhist buddhists bouddhiste bouddhistes sikh sikhs atheist atheists athee athees zionist zionists sioniste sionistes israeli israelis israelien israeliens palestinian palestinians palestinien palestiniens ' +
    'black blacks noir noirs noire noires renoi renois white whites blanc blancs blanche blanches brown african africans africain africains africaine africaines arab arabs arabe arabes rebeu rebeus beur beurs maghrebin maghrebins maghrebine maghrebines algerian algerians algerien algeriens algerienne algeriennes moroccan moroccans marocain marocains marocaine marocaines tunisian tunisien tunisiens tunisienne turk turks turkish turc turcs turque turques kurd kurds kurde kurdes ' +
    'asian asians asiatique asiatiques chinese chinois chinoise chinoises japanese japonais japonaise korean koreans coreen coreens vietnamese vietnamien vietnamiens indian indians indien indiens indienne pakistani pakistanis pakistanais mexican mexicans mexicain mexicains mexicaine latino latinos latina latinas hispanic hispanics hispanique hispaniques native natives roma romani rom roms tzigane tziganes gitan gitans gitane gypsy gypsies manouche manouches polish poles polonais polonaise russian russians russe russes ukrainian ukrainians ukrainien ukrainiens german germans allemand allemands french francais francaise americans americain americains english anglais romanian romanians roumain roumains roumaine syrian syrians syrien syriens afghan afghans somali somalis nigerian nigerians senegalais malien maliens comorien antillais ' +
    'woman women female females girl girls femme femmes fille filles man men male males homme hommes boy boys garcon garcons feminist feminists feministe feministes mothers meres ' +
    'immigrant immigrants immigre immigres immigree immigrees migrant migrants migrante refugee refugees refugie refugies refugiee foreigner foreigners etranger etrangers etrangere etrangeres asylum_seekers demandeurs_d clandestin clandestins illegals aliens sans_papiers expats ' +
    'disabled handicapped handicape handicapes handicapee handicapees autistic autiste autistes autist deaf sourd sourds sourde blind aveugle aveugles wheelchair trisomique trisomiques trisomic dyslexic dyslexique bipolar bipolaire schizophrenic schizophrene schizophrenes disabilities autism autisme down_syndrome ' +
    'old elderly vieux vieille vieilles seniors retraites boomers young jeunes poor pauvres homeless sdf teachers cops police policiers flics journalists journalistes politicians politiciens democrats republicans liberals conservatives socialists gauchistes democrat republican vegans boomer',
  you: 'you u ya your ur yours yourself youre yall y_all tu toi t te ta ton tes vous votre vos vous_etes tes_qu',
  they: 'they them their theirs these those ils elles eux leur leurs ces celles ceux ces_gens these_people those_people such_people cette_race ces_types ces_gens cette_engeance that_lot their_kind your_kind vos_semblables',
  self: 'i me my mine im ive myself je j moi mon ma mes m nous we our us notre nos',
  vermin:
    'locusts locust apes gorilla gorillas baboon baboons hyena hyenas vultures zoo circus tumour tumor mould mold germs bacteria disease sauterelles sauterelle gorilles babouins hyenes vautours zoo cirque tumeur moisissure microbes virus maladie nid meute troupeau rat rats vermin cockroach cockroaches roach roaches parasite parasites leech leeches pest pests plague virus cancer disease infestation animal animals beast beasts savage savages monkey monkeys ape apes pig pigs swine dog dogs snake snakes rodents insects maggot maggots filth scum dirt trash garbage waste subhuman subhumans monsters breed breeding breeds infest infested swarm horde hordes ' +
    'vermine cafard cafards cloporte cloportes sangsue sangsues nuisible nuisibles peste gangrene fleau maladie infection animaux bete betes sauvage sauvages singe singes macaque macaques porc porcs cochon cochons chien chiens chienne serpent serpents rats rongeur rongeurs insectes larve larves dechet dechets ordure ordures pourriture pourritures crasse racaille racailles raclure raclures lie barbare barbares sous_hommes sous_races pullulent pulluler reproduisent envahissent envahir envahisseurs invasion grouillent',
  removal:
    'deport deporting clear_out sweep swept out_with no_trial cleanse ban banned forbidden interdits interdit interdire bannir bannis balayer balayez dehors_les ouste cassez cassez_vous camp camps cage cages chamber chambers ovens boat boats plane train sink out_with pack_your lock_them throw_them ship_them kick_them send_them clear_off bateau bateaux avion valise valises parques bouclez renvoie renvoient reconduire frontiere deport deported deportation deporting expel expelled banish banished remove removed out_of kick_out kicked_out throw_out sent_back send_back ship_back shipped get_out go_back go_home get_rid rid_of rid eradicate eradicated exterminate exterminated exterminating eliminate eliminated cleanse cleansed purge purged wipe wiped ban_all clean_out sterilized sterilise sterilize castrated burned gassed locked_up leave_our ' +
    'expulser expulsez expulsion expulses virer virez vires degager degagez degage degagent dehors charter charters remigration retourner retourne retournent retournez retour renvoyer renvoyez renvoyes rentrer rentrez rentrent foutre_dehors mettre_dehors eliminer elimines eradiquer eradique exterminer extermines extermination nettoyer karcher purger purge debarrasser debarrasse steriliser sterilise enfermer deporter parquer chez_eux chez_vous chez_toi',
  country:
    'country countries home homeland borders nation pays frontiere frontieres chez patrie bled cambrousse came_from belong savannah jungle brousse douar village',
  kill:
    'bat knees bones baseball crowbar acid petrol silence silenced permanently batte genoux os acide essence cave coffre reduire_au silence taire hammer fists fist blood bleed bleeding belt slap slapped slapping kicking legs teeth jambes dents coups poing poings marteau gifle gifles claque baffe baffes sang saigner cogne tabasse casser pieces ashes shotgun axe fusil fusils hache buche cyanide poison poisoned kill kills killed killing murder murdered shoot shot hang hanged hung lynch lynched burn gas drown strangle choke stab behead beheaded execute executed bullet bullets rope noose throat slit slaughter slaughtered gut smash bash beat beaten punch crush break_your cut_your bomb nuke whip whipped rape raped raping stomp skull knife gun dead corpse grave ' +
    'tuer tue tues tuez buter bute butez crever creve crevez crevent flinguer flingue fusiller fusille fusilles pendre pendu pendus pendez egorger egorge egorges bruler brule brules gazer gaze gazes abattre abattu abattus abattez noyer noye etrangler poignarder planter lyncher lynches balle balles corde potence massacrer massacre defoncer defonce eclater eclate peter demolir casser_la fracasser violer viole violee violees frapper tabasser cogner fouetter guillotine couteau mort morts cadavre tombe four fours',
  should:
    'should ought must deserve deserves deserved need_to needs_to have_to gonna going_to will ll wish hope hopefully let_s lets someone_should somebody supposed ' +
    'devrait devraient devrais devriez doit doivent dois devez faut faudrait merite merites merites_de meritent meriterait vais va_te on_va espere j_espere souhaite vivement qu_on qu_ils qu_elles qu_il que_tu il_faut',
  die:
    'vanish vanished disappear disappeared bath toaster stain sheets abortion swallowed cemetery ashes disparaissais disparais disparaitrait mouchoir poubelle capote avale avorte cimetiere cendres breathing railway tracks rails oxygen air grave funeral coffin bridge pills razor existing exist born birth aborted miscarriage respirer rails oxygene cercueil enterrement lame naitre nee avorter existence existes die dies died dying drop_dead suicide yourself jump cliff bridge end_it end_yourself hang_yourself kys neck bleach unalive miss_you better_off without_you nobody_would nobody no_one choke rot burn_in hell suffer cancer ' +
    'creve crever crevez mourir meurs meure suicide suicider suicides suicide_toi pends pends_toi saute sauter pont fenetre jette disparais disparaitre manquera manquerais manquerait personne regretterait regrettera enfer pourrir pourris souffrir souffres finis_en bouffer_les pissenlits corbillard',
  insult:
    'witch illiterate uneducated ignoramus peasant hillbilly redneck bumpkin greaseball fatty lardass buffoon dunce dolt twerp nobody failure bigot quack hack charlatan sorciere illettre illettree illettres inculte incultes ignare ignares beauf beaufs demeuree grosse_truie nullite nullard nullos charlatan imposteur rate ratee rates bonniche poissonniere worm worms traitor traitors muppet numpty cretinous spineless vermin hypocrite brat slob troll peasant inbred degenerate larve larves traitre traitres vendu vendue vendus peau pignouf bouseux plouc sac_a vieille_peau sous_merde merde_humaine branque gland glandu glands crasseux crasseuse boche boches bougne ramassis demeure demeures cloporte idiot idiots moron morons imbecile imbeciles cretin cretins stupid dumb dumbass retarded loser losers clown clowns pathetic asshole assholes bitch bitches cunt cunts bastard bastards whore whores slut sluts dick dickhead prick twat wanker jerk creep scumbag dirtbag douche douchebag motherfucker fucker shithead fatso fatass ugly fat pig cow hag freak freaks weirdo psycho pervert perv pedo coward cowards fool fools jackass nitwit dimwit halfwit brainless braindead worthless useless disgusting filthy vile trash puke simp incel cuck libtard fag faggot nigger nigga tranny dyke kike chink paki spic ' +
    'con cons conne connes connard connards connasse connasses conasse conard abruti abrutis abrutie debile debiles cretin cretins cretine imbecile idiot idiote idiots salaud salauds salope salopes salopard pute putes putain_de catin trainee garce pouffiasse poufiasse pouffe grognasse petasse petasses encule encules enculee batard batards batarde fdp ntm pd pede pedes tapette tapettes tarlouze tafiole fiotte gouine gouines travelo bouffon bouffons bouffonne clodo minable minables tocard tocards tache blaireau blaireaux gogol mongol mongols mongolien attarde attardes trisomique debilos taré tare tares malade crevard ordure raclure merdeux trouduc couillon branleur branleurs bolos boloss boloosse cassos kassos cassosse gros grosse thon boudin laideron moche moches bougnoule bougnoules bicot bamboula negre negres negresse youpin youpins sale sales melon melons raton ratons niakoue chinetoque crouille teube tepu lopesa cuistre andouille parasite grosse_vache feignasse degenere degeneres collabo collabos facho fachos nazi nazis',
  profanity:
    'fuck fucking fucked fuckin wtf shit shitty bullshit crap damn hell ass arse piss pissed suck sucks sucked bloody goddamn freaking bugger bollocks cock balls pussy ' +
    'putain merde bordel chier chiant chiante chie emmerde emmerder emmerdes foutre fout foutu foutue cul couille couilles bite queue nique niquer niquez enfoire enfoires gueule ta_gueule ferme ferme_la connerie conneries saloperie degueulasse degueu zob teub chatte suce sucer baise baiser baisee foutez',
  contempt:
    'intelligent less_intelligent iq civilised civilized backward primitive genes genetic science proven burden useless vomit puke throw_up repulsive freeloaders takers invaders moins_intelligents moins_intelligent civilises arrieres primitifs genes genetique prouve fardeau inutiles vomir gerber vomis crochets pillards envahisseur inferior subhuman hate despise loathe detest disgust disgusting sick_of shame ashamed hideous vile evil demonic perverted abomination unnatural sick mental illness disorder joke lazy criminals criminal thieves thief rapists rapist terrorists terrorist liars liar cheats greedy dirty smelly stink stinks ruin ruined ruining destroy destroying control controls own_all own_the owns run_the secretly agenda replace replacement conspiracy kitchen cook dishes sandwich hysterical emotional place belong inferiority iq low_iq welfare benefits handouts ' +
    'inferieur inferieurs inferieure hais hait haine deteste detestons degoute degoutent degoutant degoutants honte contre_nature anormaux anormal pervers perverse malades maladie_mentale tares paresseux faineants faineant feignants feignant assistes profiteurs profiteur allocations allocs criminels criminel voleurs voleur violeurs violeur terroristes terroriste menteurs menteur avares puent pue puants sale sales controlent controle possedent tirent_les ficelles complot mediasphere remplacement cuisine menage fourneaux vaisselle gosses hysterique hysteriques place qi integrer integres incapables incapable bons_a rien',
  family:
    'daughter daughters son sons children child school parents fils gosses enfants ecole marmots femmes mother mom momma mum mama sister wife dad father family kids mere maman mama daronne reum soeur femme pere famille race morts',
  quoteSign:
    'called calling says said told wrote word words term phrase insult insults insulted insulting slur slurs accused quote quoted quoting so_called title tweet according reported report reports article study film movie book novel song lyrics character scene game poster headline ' +
    'traite traitee traites traiter appele appelee appelle dit dire disait ecrit ecrire mot mots terme expression insulte insultes insulter insultee injure injures propos citation cite citer intitule titre selon rapport etude film livre roman chanson personnage scene jeu affiche',
  counter:
    'racist racism sexist sexism homophobic homophobia antisemitic antisemitism islamophobia transphobia hateful hatred discrimination discriminated equality rights victims victim harassment harassed condemn condemned unacceptable wrong stop solidarity support respect proud against_racism never_say shocked sad ' +
    'raciste racistes racisme sexiste sexistes sexisme homophobe homophobes homophobie antisemite antisemites antisemitisme islamophobie transphobie haineux haineuse discrimination discriminations egalite droits victimes victime harcelement harcele harcelee condamne condamner inacceptable inadmissible solidarite soutien respecter fier fiere honte_a choque choquee triste',
  negation:
    'not no never dont don_t doesnt doesn_t isnt isn_t aren_t cannot can_t without nobody pas non jamais aucun aucune rien sans plus',
  sexual:
    'sex sexy suck_my blow blowjob cock dick pussy tits boobs ass anal cum horny nude naked rape bang fuck_your bend_over on_your_knees ' +
    'seins nichons suce sucer bite queue chatte baiser baise enculer sodomie ejacule gorge pipe niquer nique salope cul fesses boule bouche_a',
  power:
    'own owns control controls run runs behind strings banks bank media newspapers newspaper press hollywood globalist globalists rothschild rothschilds soros lobby secretly ' +
    'possedent controlent dirigent tiennent tirent ficelles banques banque medias presse journaux finance tele complot lobbies sionisme',
  only: 'just only nothing_but all every always tous toutes toujours que rien_que juste encore_un encore_une encore another typical typique comme like',
} as const;

export type WordClass = keyof typeof WORD_CLASSES;
export const CLASS_NAMES = Object.keys(WORD_CLASSES) as WordClass[];

/** Bit of the class of groups; its words are never learned one by one. */
export const GROUP_BIT = 1 << CLASS_NAMES.indexOf('group');

const FILTER_MASK = 0xffff;
const BITS = indexClasses();
const FILTER = new Uint8Array(FILTER_MASK + 1);
for (const key of BITS.keys()) FILTER[key & FILTER_MASK] = 1;

/** Bit mask of the classes that a word hash, or the hash of a pair of words, belongs to; bit n is `CLASS_NAMES[n]`. */
export function classBits(hash: number): number {
  return FILTER[hash & FILTER_MASK] === 1 ? (BITS.get(hash) ?? 0) : 0;
}

function indexClasses(): Map<number, number> {
  const bits = new Map<number, number>();
  CLASS_NAMES.forEach((name, at) => {
    for (const entry of WORD_CLASSES[name].split(' ')) {
      const [first = '', second] = entry.split('_');
      const word = hashText(WORD_SEED, first);
      const key = second === undefined ? word : hashPair(PAIR_SEED, word, hashText(WORD_SEED, second));
      bits.set(key, (bits.get(key) ?? 0) | (1 << at));
    }
  });
  return bits;
}
