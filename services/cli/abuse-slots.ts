/** What the slots of the abuse templates are filled with. WARNING: vile words; written to recognise abuse by. */
export const ABUSE_SLOTS: Record<string, readonly string[]> = {
  groups:
    'muslims|jews|blacks|black people|gays|immigrants|migrants|refugees|women|trans people|gypsies|arabs|mexicans|africans|lesbians|disabled people|foreigners|asians'.split(
      '|',
    ),
  group:
    'muslim|jew|black man|gay man|immigrant|refugee|woman|trans woman|gypsy|arab|mexican|african|lesbian|disabled man|foreigner|asian woman|black woman|muslim woman'.split(
      '|',
    ),
  adj: 'muslim|jewish|black|gay|lesbian|trans|disabled|arab|african|asian|mexican|autistic|deaf|christian|hindu|turkish|immigrant'.split(
    '|',
  ),
  groupes:
    'musulmans|juifs|noirs|homos|immigrés|migrants|réfugiés|femmes|trans|gitans|arabes|africains|lesbiennes|handicapés|étrangers|asiatiques|maghrébins|roms'.split(
      '|',
    ),
  groupe:
    'musulman|juif|noir|homo|immigré|migrant|réfugié|gitan|arabe|africain|handicapé|étranger|asiatique|maghrébin|rom|trans'.split(
      '|',
    ),
  adjf: 'musulmane|juive|noire|lesbienne|handicapée|arabe|africaine|asiatique|maghrébine|étrangère|trans|turque|autiste'.split(
    '|',
  ),
  adjm: 'musulman|juif|noir|gay|handicapé|arabe|africain|asiatique|maghrébin|étranger|trans|turc|autiste|sourd|chrétien'.split(
    '|',
  ),
  bad: 'idiot|moron|imbecile|cretin|loser|clown|asshole|piece of shit|scumbag|dumbass|bastard|dickhead|jerk|pig|prick|twat|halfwit|dirtbag|pathetic creature|waste of space|coward|creep'.split(
    '|',
  ),
  badadj:
    'stupid|dumb|pathetic|disgusting|worthless|ugly|fat|filthy|brainless|vile|fucking|ignorant|miserable|useless|old'.split(
      '|',
    ),
  mal: 'con|connard|abruti|crétin|débile|imbécile|idiot|bouffon|minable|tocard|salaud|enculé|bâtard|blaireau|gros con|pauvre type|raté|guignol|demeuré|trou du cul|enfoiré|clochard|mytho|attardé'.split(
    '|',
  ),
  male: 'conne|connasse|abrutie|débile|idiote|bouffonne|salope|pute|garce|pouffiasse|grognasse|truie|cruche|traînée|grosse vache|mocheté|pétasse|morue|harpie|sorcière'.split(
    '|',
  ),
  pests:
    'rats|parasites|cockroaches|vermin|animals|leeches|savages|pigs|monkeys|a plague|a cancer|a disease|filth|scum|subhumans|beasts|garbage|pests'.split(
      '|',
    ),
  nuisibles:
    'parasites|rats|cafards|nuisibles|animaux|sangsues|sauvages|porcs|singes|déchets|une plaie|un cancer|une peste|de la vermine|des sous-hommes|de la racaille|des bêtes'.split(
      '|',
    ),
  violence:
    'shot|hanged|lynched|beaten up|burned alive|put down|whipped|strung up|dragged out and beaten|put against a wall|thrown off a bridge|castrated|gassed|stoned|drowned'.split(
      '|',
    ),
  violences:
    'fusiller|pendre|tabasser|brûler vifs|abattre|égorger|gazer|castrer|noyer|coller au mur|écraser|buter|lyncher|fouetter'.split(
      '|',
    ),
  thing:
    'this reform|the new timetable|this law|that film|the budget|this bug|this decision|that referee call|the queue at the town hall|this phone|the traffic|this update|the weather|that movie ending|this policy|the article|the last season'.split(
      '|',
    ),
  chose:
    'cette réforme|ce film|cette loi|ce budget|cette décision|ce match|ce bug|la météo|cette mise à jour|ce téléphone|la circulation|le nouveau site|cette saison|cet article|le train|la fin du film|ce règlement'.split(
      '|',
    ),
  person:
    'the minister|the mayor|the president|the coach|this journalist|the author|the referee|the senator|the director|my boss|the councillor|this columnist'.split(
      '|',
    ),
  gens: 'le ministre|le maire|le président|l’entraîneur|le journaliste|l’auteur|l’arbitre|le sénateur|le directeur|mon patron|le député|la maire|la ministre'.split(
    '|',
  ),
  slurquote:
    'dirty arab|fag|retard|bitch|dirty jew|go back to your country|monkey|fat pig|slut|cripple|nigger|whore|tranny'.split(
      '|',
    ),
  injure:
    'sale arabe|sale juif|pédé|retourne dans ton pays|salope|mongol|sale noir|pute|gouine|grosse vache|bougnoule|sale gitan|nègre|travelo'.split(
      '|',
    ),
  place:
    'in the street|on the bus|at school|at work|online|in the comments|at the supermarket|on the train|at the match|in front of my kids'.split(
      '|',
    ),
  lieu: 'dans le bus|dans la rue|à l’école|au travail|en ligne|dans les commentaires|au supermarché|dans le métro|au stade|devant mes enfants'.split(
    '|',
  ),
  good: 'great|lovely|useful|clear|moving|well written|interesting|funny|honest|balanced'.split('|'),
  bien: 'très beau|utile|clair|émouvant|bien écrit|intéressant|drôle|honnête|équilibré|passionnant'.split('|'),
};
