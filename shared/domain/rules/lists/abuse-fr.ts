import type { AbuseLists } from './abuse-lists';

/**
 * French vocabulary of abuse, for recognising it. WARNING: vile words. Accents are folded before matching, so words that
 * only an accent tells apart (attardé, s'attarde) stand here with the words around them.
 */
export const ABUSE_FR: AbuseLists = {
  slur: `
quel mongol | que mongol | pauvre mongol | espece de mongol | pauvre attarde | espece d attarde | giga attarde | vraiment attarde | es attarde | attarde de | comme un attarde | etes attardes | en negro | vulgaire negro | ta negresse | bande de negros | de negros | sale fatma | bicots | vulgaire pd
un negro | ce negro | de negro | des negros | les negros | sale negro | sales negros | negro de merde | bougnoule | bougnoules | bougnoul | bougnouls | youpin | youpins | youpine | youpines | bicot | bamboulas | crouille | crouilles | melon de merde | raton de merde | brides de merde | chinetoque | chinetoques | niakoue | niakoues | niaques | mukhere | romanichel | romanichels | manouche de merde | macaques | sous race | sous races | singe de merde
pede | pedes | pd de merde | sale pd | sales pd | gros pd | un pd | bande de pd | tapettes | tarlouze | tarlouzes | tafiole | tafioles | tantouze | tantouzes | fiotte | fiottes | gouine | gouines | gouinasse | trans de merde | pedale de merde | sale gouine
mongolien | mongoliens | mongolienne | mongoliennes | gros mongol | sale mongol | bande de mongols | t es mongol | es un mongol | triso | trisos | un attarde | cet attarde | quel attarde | gros attarde | d attarde | attarde mental | attardes mentaux | les attardes | des attardes | d attardes | debile mental | debiles mentaux | gogols | sale handicape | sales handicapes | cretin des alpes
sale arabe | sales arabes | sale juif | sales juifs | sale juive | sale noir | sales noirs | sale noire | sale blanc | sales blancs | sale negresse | sale musulman | sales musulmans | sale rebeu | sales rebeus | sale renoi | sales renois | sale gitan | sales gitans | sale rom | sales roms | sale chinois | sales chinois | sale immigre | sales immigres | sale etranger | sales etrangers | sale migrant | sales migrants | sale race | sale femme | sales femmes | juif de merde | juifs de merde | arabe de merde | arabes de merde | noirs de merde | noir de merde | musulmans de merde | islamo racaille* | enculeur de chevre* | enculeurs de chevres
negre | negres | negresse | negresses | travelo | travelos | tapette | sale bride | sales brides | face de bride | espece de bride | ces brides | les fatmas | des fatmas
une fatma | niakwe* | un bamboula | de bamboula | sale bamboula | ces bamboulas | les bamboulas | sale macaque* | espece de macaque* | bande de macaques | tete de mongol | toi le mongol | un gogol | sale gogol
gros gogol | espece de gogol | comme un mongol | ces mongols
fatmas | cette fatma | vulgaire fatma | vulgaires fatmas | espece de fatma | ce bamboula | vulgaire bamboula | vulgaires bamboulas | bande de bamboulas
`,
  insult: `
tepu | tepus | teupu* | lopesa* | golmon* | tarba | tarbas | conard | conards | conasse* | connar | sale tebe | sale teube | sous merde* | raclures de | sale merde | sales merdes | vieille merde | grosse merde | petite merde | face de cul | sac a foutre | videur de couilles | sale type | fouille merde
connard | connards | conard | conards | connasse | connasses | conasse | conasses | conne | grosse conne | t es con | t es trop con | es vraiment con | etes cons | etes vraiment cons | quel con | quelle conne | sont cons | tous des cons | pauvre con | pauvre conne | pauvres cons | gros con | gros cons | sale con | sale conne | sales cons | petit con | petits cons | bande de cons | espece de merde | espece d idiot* | espece d abruti* | espece d ordure | espece d imbecile* | espece de cretin* | espece de debile* | tas de merde | tas de cons | tete de con | triple con | encule | encules | enculee | enculees | enfoire | enfoires | enfoiree | salope | salopes | salaud | salauds | salopard | salopards | pute | putes | putain de femme* | fils de pute* | filles de pute | fils de chien* | fille de chien | fdp | ntm | tg connard | batard | batards | batarde | sombre merde | sous merde | sous merdes | raclure | raclures | trou du cul | trous du cul | trou de balle | trouduc | trouducs | tocard | tocards | grognasse | grognasses | pouffiasse | pouffiasses | poufiasse | petasse | petasses | chieuse | chieuses | chieur | chieurs | putain de chieur* | dechet humain | dechets humains | gros porc | grosse truie | grosse vache | gros lard | face de rat | vieille peau | gros batard | sous homme | sous hommes | abruti fini | debile profond | suceur de | suceuse de | bouffon de merde
quelle ordure | quelles ordures | vulgaires ordures | sont des ordures | es une ordure | est une ordure | cette ordure | sale ordure | sales ordures | bande d ordures | tas d ordures humaines | espece d ordures | etes des ordures
comme des ordures | ordures sans valeur | espece d enflure | quelle enflure | une belle enflure | cette enflure de | pauvre enflure | bande d enflures | sale enflure | des enflures | grosse enflure | espece de pourriture* | quelle pourriture | quelles pourritures
sale pourriture | bande de pourritures | sont des pourritures | es une pourriture | completes pourritures | que des pourritures | un degenere | des degeneres | les degeneres | degeneres de | ces degeneres | espece de degenere* | sale degenere* | gros degenere
sont degeneres | bande de degeneres | une degeneree | degeneree comme | trainee de merde | sale trainee | espece de trainee | une vraie trainee | sale vermine | cette vermine | a la vermine | la vermine qu* | espece de con | espece de cons
espece de conne | espece de connes | espece de connard* | espece de conard* | espece de connasse* | espece de sale con* | espece de sale merde | espece de sale type | espece de sale chien* | sale chien de | sale chienne | dechet de la societe | dechets de la societe | un con
le con | ce con | les cons | des cons | tete de noeud | sale clebard
degeneree | degenerees | tetes de con | tetes de cons | pouffiasse*
`,
  mild: `
abruti | abrutis | abrutie | abruties | imbecile | imbeciles | idiot | idiots | idiote | idiotes | cretin | cretins | cretine | cretines | debile | debiles | stupide | stupides | demeures | un demeure | bouffon | bouffons | clown | clowns | minable | minables | pitoyable | pitoyables | ignoble | ignobles | abject | abjects | abjecte | abjectes | repugnant* | repoussant | repoussants | repoussante | repoussantes | degueulasse | degueulasses | parasite | parasites | crevure | crevures | racaille | racailles | nuisible | nuisibles | cafard | cafards | sangsues | violents et cruels | violent et cruel | malhonnete | malhonnetes | ignorant | ignorants | ignorante | ignorantes | faible d esprit | aberrant | aberrants | sournois | sournoises | menteur | menteurs | malade mental | malades mentaux | psychopathe | blaireau | blaireaux | ringard | ringards | incapable | incapables | collabo | collabos | andouille | andouilles | cinglé | cingles | taré | tares | taree
`,
  direct: `
ta gueule | vos gueules | ferme ta gueule | fermez vos gueules | va te faire foutre | allez vous faire foutre | allez vous faire enculer | allez tous vous faire | va chier | allez chier | va mourir | allez crever | nique ta mere | nique ta race | nique tes morts | niquez vos | je t emmerde | je vous emmerde | va te pendre | va te suicider | suicide toi | pends toi | bute toi | tu n es rien d autre qu* | tu n es rien qu un* | vous n etes rien d autre | vous n etes rien que | vous n etes que des | tu me degoutes | vous me degoutez | tu me fais vomir | vous me faites vomir | sac a merde | retourne dans ton pays | retournez dans votre pays | rentre dans ton pays | rentrez dans votre pays | degage de france | degagez de france | votre vie est sans valeur | ta vie est sans valeur
creve donc | creve connard | creve salop* | creve charogne | creve ordure | creve en enfer | va crever | allez tous crever | va te faire voir | va te faire mettre | va te faire enculer | va te faire cuire | vas te faire foutre | vas te faire enculer
vas te faire voir | vas te faire mettre | nique les flics | nique les juifs | nique les arabes | nique la police | nique sa mere | nique sa race | ta mere la pute | ta mere la chienne | ta mere la salope | ta mere en string | ta mere est une pute | ta mere est une chienne
ta mere suce | ta mere la grosse | degage chez toi | degagez chez vous | alors retourne chez toi | alors rentre chez toi | alors retournez chez vous | alors rentrez chez vous | retourne d ou tu viens | retournez d ou vous venez | retourne chez toi sale | t es qu un con* | t es qu une con* | t es qu un salop*
t es qu un encul* | t es qu un batard | t es qu un minable | t es qu une merde | t es qu une pute | t es qu une salope | t es qu un abruti | tu n es qu un con* | tu n es qu une con* | tu n es qu un salop* | tu n es qu un minable | tu n es qu une merde | tu n es qu un encul* | tu n es qu un abruti
tu n es qu une salope | tu n es qu une pute | tu n es qu un pauvre | tu n es qu un sale
j emmerde les | j emmerde tous | j emmerde toutes | je les emmerde
`,
  threat: `
je vais te tuer | je vais vous tuer | je vais le tuer | je vais la tuer | je vais les tuer | je vais te buter | je vais vous buter | je vais te crever | je vais te defoncer | je vais te faire la peau | je vais te faire souffrir | je vais vous faire souffrir | je vais te violer | je vais la violer | je vais te bruler | te tuer de mes mains | tu vas mourir | tu vas crever | vous allez mourir | vous allez crever | tu vas le regretter | on va te tuer | on sait ou tu habites | je sais ou tu habites | tu merites de mourir | tu merites la mort | vous meritez de mourir | merite de mourir | meritent de mourir | merite la mort | meritent la mort | merite une balle | meritent une balle | balle dans la nuque | mort a tous les | mort a toutes les | mort a ces | qu il creve | qu elle creve | qu ils crevent | faut les buter | faut les gazer | faut les pendre | faut les fusiller | envie de les tuer | envie de le tuer | envie de la tuer | devraient etre extermine* | devraient etre tue* | devraient tous etre tue* | devrait etre tue* | devraient etre pendu* | devraient etre fusille* | devrait etre fusille* | devraient tous mourir | devraient mourir | devrait mourir | devrait crever | devraient crever | briser le cou | lui briser le cou | trancher la gorge | trancher leurs gorges | a la potence | les gazer
vous meritez la mort | je vais te frapper | je te retrouverai et | je vais te retrouver et | on va te retrouver et | je vais te casser la gueule | je vais te casser les dents | je vais te casser la figure | je vais te casser en deux | tu merites d etre pendu* | tu merites d etre tue* | tu merites d etre viole* | tu merites d etre battu* | tu merites d etre brule*
tu merites d etre fusille* | tu merites d etre egorge* | merite une balle dans | te mettre une balle | lui mettre une balle | leur mettre une balle | une balle dans ta tete | faut tous les tuer | faut tous les buter | faut tous les gazer | faut tous les pendre | faut tous les fusiller | faut tous les crever | faut tous les exterminer
faut tous les bruler | faut tous les eliminer | brulez le au bucher | brulez les au bucher
`,
  group: `
femmes | meufs | feministes | feministe | musulman* | juif | juifs | juive | juives | arabe | arabes | noirs | noires | un black | d un black | chaque black | les black | blacks | renoi | renois | rebeu | rebeus | beurs | homo | homos | homosexuel* | gay | gays | lesbienne | lesbiennes | gouine | trans | transgenre | transgenres | transsexuel* | handicape* | autistes | refugie* | migrant* | immigre* | clandestins | etrangers | roms | gitan | gitans | tziganes | asiatiques | chinois | africain* | maghrebin* | algeriens | marocains | turcs | catholiques | chretiens | blancs | islam | voilees
les femmes | une femme | chaque femme | quelle femme | toute femme | toutes les femmes | femme comme
`,
  hate: `
ras le bol d* | mepris pour | degout pour | me degoutent | me repugnent | foutre le camp | a la decharge | dans une decharge | aucun respect pour | manque de respect pour | haine pour | voler notre | envahissent | envahir | parasitent | vivent a nos crochets | a nos frais | font des gosses
inferieurs aux | race inferieure | races inferieures | sous humain* | creatures sous | dans des zoos | la ruine de | menace pour la civilisation | colonisent | grand remplacement | un danger pour notre | retourne a la cuisine | race de merde | pays de merde | religion de merde | comme de la vermine
dehors les | rentrez chez vous
je deteste | je deteste ces | je detestais | je hais | je les hais | je les deteste | deteste tous | j execre | j abhorre | je meprise | je vomis | me degoute* | me font vomir | me donnent envie de vomir | me donnent la nausee | donnent tout simplement la nausee | me font chier | me cassent les couilles | fou de rage | folle de rage | de la haine pour | tant de haine | degre de haine | tellement de dedain | je ne supporte pas les | je ne supporte plus les | peux pas sentir | peux pas supporter | peux pas blairer | ras le bol des | ras le cul des | les pires qui soient | que je deteste plus | debarrassons nous | debarrasser de ces | enculer tous
je les execre | on deteste les | on deteste ces | deteste ces | deteste toutes | deteste vraiment les | dedain pour | aversion pour | me rendent fou | me rendent folle | me rendent malade
aucune compassion pour | j ai la haine | trop de haine | putain de | fermer leurs gueules | fermer leur gueule | se casser de chez | dans un zoo | comme des animaux | comme des betes | envahi par | envahis par | envahisseurs | invasion de migrants
invasion d immigres | invasion musulmane | profitent des allocs | toucher les allocs | vivent des allocs | voleurs de poules | faire enculer | nous debarrasser des | nous debarrasser de | debarrasser de tous | se debarrasser de ces | se debarrasser des | casser la gueule a | casser la gueule aux
casser de l | on serait mieux sans | degagez de | renvoyer tous | tous les renvoyer | les renvoyer tous | renvoyez les | renvoyez tous | puent | se reproduisent | plus intelligent que n importe | capables d autant de violence | ne fais jamais confiance a un | ne faites jamais confiance a un
mettre fin a la vie d | mettre fin a la vie de
degoute par les | degoute par tous les | degoute par toutes les | degoutee par les | degoutee par tous les | degoutee par toutes les | pas supporter les | pas supporter ces | pas sentir les | pas blairer les | pas saquer les | supporte pas les | supporte plus les | peux plus supporter
met hors de moi | mettent hors de moi | me rendent furieux | me rendent furieuse | me font bouillir | me font tellement chier | me cassent tellement les couilles | tellement les couilles | putain d | devrait les executer | devrait les exterminer | devrait les tuer | devrait les pendre | devrait les fusiller
devrait les eliminer | faut les eradiquer | faudrait les eradiquer | faut les exterminer | faut les eliminer | faut les tuer | faut les bruler | va les exterminer | va les faire souffrir | de les faire souffrir | devrait s en debarrasser | faut s en debarrasser | simplement s en debarrasser | vous meritez de souffrir
`,
  contempt: `
de la merde | des merdes | merdique* | animaux | rats | porcs | chiens | singes | sauvages | savages | primates | un cancer | le cancer | un virus | un fleau | fleau | insectes | cafards | parasites | nuisibles | vermine | racaille* | la racaille | criminels | violeurs | voleurs | terroristes | assassins | envahisseurs | profiteurs | assistes | feignants | faineants
immonde* | ecoeurant* | irrecuperables | degenere* | arriere* | attardes | ridicules | laids | laides | moches | sales | horribles | nuls | puants | revoltant* | crasseux | crasseuse* | ignorants | ignorantes | inferieur* | stupides | violents | cruels | sans valeur | la pire espece | les pires | defonces | defoncees
violentes | cruelles | cruel | violent | abruti* | stupide | ignorant | ignorante | immonde | abject* | malhonnete* | degueulasse* | repugnant* | repoussant*
pitoyable* | minable* | ignoble* | aberrant*
`,
  dehuman: `
pas nos egaux | pas nos egales | ne vaut pas plus que | ne valent pas plus que | ne sont pas des notres
pas des etres humains | pas des humains | n ont aucun droit | pas dignes de vivre | pas leur place sur | pas leur place dans | ne valent rien | ne valent absolument rien | valent moins que | ne valent que de la merde | ne devrait pas etre illegal | ne devrait pas etre un crime | ne devrait pas etre puni
n ont aucune valeur | n a aucune valeur | n ont aucune place | n ont pas leur place | n ont pas d ame | ne sont pas humains | n ont rien a faire chez nous | n ont rien a faire en france | n ont rien a faire ici | ne vaut pas un clou | ne valent pas un clou | ne valent pas mieux que des | pas mieux que des
pas mieux que les rats | n ont pas d importance | ne valent pas la peine d etre | etres inferieurs | un etre inferieur | race inferieure | vies sont sans valeur | sans aucune valeur | ne seront jamais francais | jamais aussi intelligent* | jamais etre aussi intelligent* | sont une menace pour la civilisation | mort aux | a mort les
est a la cuisine | a leur place a la cuisine | retourner a la cuisine | retournent a la cuisine | sont bonnes qu a | ne sont bons qu a | devrait etre depenalis*
ne merite pas de vivre | ne meritent pas de vivre | ne meritez pas de vivre | ne meritent pas d exister | ne merite pas d exister | rien de plus horrible qu* | rien de plus horrible que les | seraient tous morts | seraient toutes mortes | vie ne vaut rien | vies ne valent rien | serait mieux sans les | porterait mieux sans les
`,
  harm: `
abattre | abattus | abattues | poignarder | etrangler | exterminees | brulees | pendues | tirer dessus | leur tirer | tranchait la gorge | assassine | briser ton cou | extermination | lapides | egorges | decapites | decapite
buter | butez | massacrer | massacrez | assassiner | exterminer | exterminez | extermines | eradiquer | gazer | gazez | pendez | pendus | fusiller | fusillez | egorger | egorgez | decapiter | torturer | tabasser | lyncher | lapider | castrer | steriliser | deporter | briser le cou | balle sur | tirer une balle | faire souffrir | voir souffrir | enculer | en finisse avec
tuait | tirer sur | tranche la gorge | enfermer | ecraser | une balle | mourir | souffrir | frapper | executer | executes | executees | tue | tues
tuee | tuees | viole | violes | bruler | brulez | brules | eliminer | eliminez | noyer | crever | tuer | violer | pendre
gorge tranchee | gorges tranchees | gorges tranche* | leurs gorges | leur trancher la gorge | extermine*
`,
  intent: `
il va falloir | je pense serieusement a | irait mieux | ce serait mieux | dans l interet de | dans un monde juste | et si on | et si tout simplement | quelqu un devrait | je commencerai a | va falloir | nous porterions mieux | se porterait mieux | a quand | vivement | qu on les | qu on leur
je vais | on va | nous allons | je veux | on devrait | nous devrions | vous devriez | il faut | faut | faudrait | j aimerais | j adorerais | je souhaite | j espere | si seulement | pourquoi ne pas | envie de | a mort | continuera a | quelqu un pouvait
merite de | meritent de | merite d | meritent d | devrait | devraient | seraient tous | seraient toutes | mieux si
`,
  speech: `
traitant | qualifier de | qualifie de | moi aussi on | m insulte | t insulte | l insulte | qui insulte | insultait | nous insulte | le mot | les mots | ce mot | du mot | le terme | ce terme | insulte | insultes | traiter | traite de | traitent | traites de | traitee de | traiter de | appeler | appelle | appelez | appellent | dire que | dit que | disent que | disait que | disant que | dis que | ecrire que | ecrit que | pretendre que | affirmer que | messages du type | message du type | du style | du type | a dit | m a dit | ont dit | citation | chanson | paroles | livre | film | expression | etymologie | definition | on m a dit | j ai ete traite
commentaires du type | commentaire du type
`,
  rebuke: `
raciste | racistes | racisme | sexiste | sexistes | sexisme | misogyn* | homophob* | xenophob* | islamophob* | transphob* | antisemit* | validis* | discriminat* | prejuge* | stereotype* | inacceptable* | inadmissible* | intolerable* | tolerable | tolerer* | denoncer | denonce | denoncons | condamn* | signaler* | sectaire* | etroits d esprit | terrible a dire | honte | victime* | egalite | dignite | droits humains | vous vous fourvoyez | votre opinion ne compte | mauvaise image | image de vous | arreter de | arretez de | arrete de | cessez de | lutter contre | combattre | il est faux | c est faux | contraire | serieusement croire | vous ne pouvez pas serieusement | arreterai de te parler | si vous dites | si tu dis | n esperez pas | ne laissez pas | ne laissons pas | ne restons pas | ne devons pas laisser | ne devrions pas laisser | proteger | sauver | secourir | defendre | soutenir | solidaire* | solidarite
`,
  negation: `
pas | jamais | aucun | aucune | personne ne | sans raison | tout sauf | loin d etre | rien contre
`,
  self: `
je suis | je me suis | j ai ete | j etais | j avais | je peux etre | je me sens | je me sentais | j aimerais | je m en veux | on est des | nous sommes | moi meme | comme un | comme une | de mon | desole d* | desolee d* | eviter d etre | empecher d etre | on va essayer | faire de mon mieux | m a deja reproche | j essaie | j essaye | si je deviens | j ai pas | je n ai pas | n est oblige | pas oblige | je dois avouer | je dois admettre
`,
  copula: `
sont | etes | est | es | que des | que de | comme des | bande de | comme vous | comme toi | comme eux | d etre | etre | trouve
se montrer | les plus | soient | resteront | seront | sommes
`,
  harmless: `
tapette a souris | tapettes a souris | tapette a mouche* | negre litteraire | negres litteraires | art negre | tete de negre | revue negre | bal negre | pain batard | mort aux rats | pique nique | tuer le temps | ma femme | sa femme | ta femme | votre femme | une femme d affaires | gros mot* | le roi des cons | diner de cons | diner des cons | je deteste quand | je deteste que | je hais quand | a mourir de rire | mourir de rire | mort de rire | creve coeur | cons et
frelon asiatique | frelons asiatiques
`,
  address: `
tu es | t es | tu n es qu | tu as l air | vous etes | t etes | typique de toi | espece de | espece d | bande de | bande d | tas de | pauvre | sale | sales | il est vraiment | elle est vraiment | c est un vrai | ces sales
`,
};
