import type { AbuseLists } from './abuse-lists';

/** English vocabulary of abuse, for recognising it. WARNING: vile words. */
export const ABUSE_EN: AbuseLists = {
  slur: `
demonrat* | dumorat* | libcunt* | muslimes | mooh slum* | mudslum* | sand knee grow* | kneegrow* | blackasses | black asses | chinaman | chinamen | dirty jew | dirty jews | filthy jew* | dirty arab* | dirty mexican* | filthy muslim* | dirty muslim* | mongy | magat | magats
nigger* | niggers | nigga | niggas | niglet* | sand nigger* | porch monkey* | jungle bunn* | spic | spics | wetback* | beaner | beaners | kike | kikes | kyke | kykes | hymie* | chink | chinks | ching chong | gook | gooks | slant eye* | towelhead* | towel head* | raghead* | rag head* | camel jockey* | sand monkey* | goat fucker* | goatfucker* | goat humper* | muzzie* | muzrat* | mudslime* | paki | pakis | gypsy scum | pikey | pikeys | redskin savage* | halfbreed* | half breed* | zipperhead* | white trash | ghetto rat* | ghetto thug* | shut up negro
faggot | faggots | faggy | fag | fags | tranny | trannies | shemale* | homo scum | sodomite* | carpet muncher* | fudge packer* | pillow biter* | trannie | chick with a dick
mongoloid | mongoloids | spaz | window licker* | libtard* | lib tard* | trumptard* | republitard* | conservatard* | democrap* | demoncrat* | dumbocrat* | dummycrap* | libturd* | repuke* | rethuglican* | obummer | obongo | feminazi* | femnazi* | nazi bitch | shitskin* | subhuman | subhumans | sub human | untermensch*
nigger coon* | dumb coon* | stupid coon* | you coon* | house coon* | these coons | black coon* | fat dyke* | ugly dyke* | butch dyke* | bull dyke* | fucking dyke* | dirty dyke* | stupid dyke*
nasty dyke* | you dyke* | dyke bitch* | dyke ass | little dyke* | angry dyke* | injun | injuns | heshe | spastics | you spastic | fucking spastic | negroids | a retard
the retard | this retard | that retard | u retard | you retard | fucking retard* | stupid retard* | dumb retard* | complete retard* | total retard* | little retard* | such retards | like retards | these retards
those retards | you retards | bunch of retards | are retards | of retards | for retards | retards like | retards who | retard ass | retard like | is retarded | are retarded | re retarded | s retarded
so retarded | fucking retarded | retarded ass | this retarded | a retarded | you retarded | all retarded | look retarded | act retarded | sound retarded | retarded people | retarded shit
`,
  insult: `
pussy | pussies | maggots | crybab* | piece of chit | piece of dirt | dim fuck | fuckboy* | sick fucks | nasty bitch | head up your ass | head up his ass | head up her ass | head up their ass* | up your ass | up her ass | up his ass | shove it up | stick it up your | lying sack | lying bastard | lying bitch | rapist pedo* | pedifile* | drunken whore | fat slob | repuk* | dumb broad | dumb blonde bitch | creepy joe | sleepy joe
asshole | assholes | ahole | arsehole | arseholes | asshat* | asswipe* | ass hat* | ass clown* | assclown* | azzhole* | dumbass* | dumb ass | dumb asses | jackass | jackasses | fatass | lardass | dipshit* | shithead* | shit head* | shitbag* | shit bag* | shitstain* | shit stain* | piece of shit | pieces of shit | piece of crap | piece of garbage | piece of trash | peice of shit | pos president | sack of shit | bag of shit | full of shit | sack of crap | bitch | bitches | bitchy | biatch | cunt | cunts | cunty | twat | twats | whore | whores | slut | sluts | skank* | tramp stamp | bimbo | bimbos | son of a bitch | sons of bitches | motherfuck* | mother fuck* | mofo* | fucker | fuckers | fuckhead* | fuckwit* | fucktard* | fuck face | fuckface* | fucking idiot* | fucking moron* | dickhead* | dick head* | dickwad* | dick wad | cocksuck* | cock suck* | pricks | wanker* | tosser | tossers | bellend* | knobhead* | bollock brain* | douchebag* | douche bag* | douchenozzle* | scumbag* | scum bag* | dirtbag* | dirt bag* | slimeball* | sleazebag* | sleaze bag* | lowlife* | low lifes | pond scum | human garbage | human trash | human filth | waste of oxygen | waste of skin | waste of air | mouth breather* | mouthbreather* | knuckle dragger* | knuckledragger* | snowflakes cry | cucks | cuckservative* | pedo | pedos | paedo | pedophile joe | fat pig | fat pigs | fat cow | ugly cow | old hag | nasty woman | pig in a dress | crack whore | crackhead* | trailer trash | bastard | bastards | imbecile* | moron | morons | moronic | idiots | half wit* | halfwit* | nitwit* | dimwit* | dim wit* | numbskull* | numskull* | pea brain* | brain dead | braindead | dumb fuck* | dumbfuck* | stupid fuck* | sick fuck* | dumb shit | dumbshit* | stupid shit | ignoramus* | airhead* | libfuk | butt hurt | buttmunch* | stupid cow | stupid people like you | pathetic excuse for | pathetic loser* | disgusting pig* | disgusting human | disgusting excuse | poor excuse for a | you stupid | you dumb | you pathetic | you filthy | you disgusting | you worthless | you little piece | you ignorant | you racist pig | you piece of | you clown | you clowns | you loser | you losers | you fools | you traitor | you monster | you pig | evil bitch | evil witch | lying pig | the devil himself | go pound sand | take a hike you | eat a dick | eat shit | suck a dick | kiss my ass
you maggot* | these maggots | lying pos | worthless pos | total pos | you pos | pos like you | what a pos | is a pos | fat slob* | lazy slob* | you slob* | a slob | one sick puppy
such an a hole | is an a hole | you a hole* | are a holes | bunch of a holes | you sob | lying sob | stupid sob | old sob | sick sob | crazy sob | poor sob | evil sob | these hoes
those hoes | you hoe* | dirty hoe* | fucking hoe* | stupid hoe* | bitches and hoes | hoes ain t | a hooker | cheap hooker* | crack hooker* | a prick | you prick* | little prick* | such a prick
the prick | that prick | fucking prick* | you degenerate* | these degenerates | those degenerates | degenerate scum | of degenerates | are degenerates | sick degenerate* | inbreds | inbred hick* | inbred red* | you inbred
inbred moron* | inbred fuck* | inbred trash | you low life* | low life scum | low life thug* | a low life | low life pos | re a waste of space | are a waste of space | he is a waste of space | she is a waste of space | total waste of space | you waste of space
you vermin | vermin like | these vermin | are vermin | human vermin | you scum | scum like | scum of the earth | is scum | are scum | this scum | these scum | human scum | such scum
scum sucking | total scum | pure scum | absolute scum | fucking scum | commie scum | liberal scum | muslim scum | terrorist scum | the scum who | complete scum | scum bags | an idiot | the idiot
this idiot | that idiot | you idiot* | u idiot | complete idiot* | total idiot* | such an idiot | stupid idiot* | blithering idiot* | useful idiot* | idiot like | idiot who | what idiot | some idiot
another idiot | lying idiot | idiot president | idiot biden | idiot trump | suck my dick | suck my cock | suck my balls | suck my nuts | suck my ass | suck my d | you fat pig* | you fat fuck* | you fat cow
you fat bitch | you fat ass | you fat ugly | you fat piece | you ugly bitch | you ugly ass | you ugly fuck* | you ugly pig | you sick fuck* | you sick bastard* | you sick people | you sick freak* | you sick pervert* | you sick twisted
you sorry ass | you sorry excuse | you sorry piece | you sorry sack | you sorry loser | you lying sack | you lying piece | you lying bastard* | you lying liar | you lying pig* | you lying bitch | you lying scum* | you lying crook | you lying hypocrite*
you lying traitor* | you old fool | you silly fool | you damn fool* | you bloody fool | you trolls | you troll bitch | such a douche | is a douche | what a douche | total douche | you douche | s a douche | like a douche
a cuck | you cuck | beta cuck* | liberal cuck*
fuckwad* | mfr | mfkn | shut the f up | two faced sob | hypocritical douche | doofus | fucking trumpster* | damn pedo* | fat bitch | ugly bitch | stupid bitch | dumb bitch | low life criminal*
low life drug* | absolute moron* | bunch of morons
`,
  mild: `
stupid | dumb | loser | losers | clown | clowns | fool | fools | crook | crooks | liar | liars | thug | thugs | traitor | traitors | pathetic | disgusting | psychopath* | sociopath* | ugly | filthy | worthless | parasite | parasites | leech | leeches | cockroach* | ignorant | brainless | mindless | hypocrite | hypocrites | coward | cowards | snowflake | snowflakes | sheeple | trolls | puke | weasel | weasels | douchey | nutjob* | nut job* | lunatic | lunatics | whackjob* | wackjob* | wacko | wackos | deranged | delusional | senile | idiotic | commie | commies | fascist | fascists | dummy | dummies | turd | turds
`,
  direct: `
🖕 | roast in hell | go fuck yourself | let s go brandon | lets go brandon | fuck zuckerberg | f u c k | fuck this guy | fuck that guy | fuckjoebiden | fuck joe | fuck liberals | fuck republicans | fuck islam | fuck muslims | fuck women | fuck this country | get sick and die | hope you get raped | hope you get cancer
fuck you | fuck u | f u | fuk you | fuk u | fck you | fck u | fuck off | fk off | f off | eff off | piss off | fuck yourself | go fuck | fuck your | fuck him | fuck her | fuck them | fuck trump | fuck biden | fuck joe biden | fuck obama | fjb | f joe biden | f biden | fuck the libs | fuck all | fuck these | fuck those | screw you | screw u | up yours | shut up | shut the fuck | shut the hell | shut your mouth | shut your pie | shut your trap | stfu | stfd | gtfo | go to hell | rot in hell | burn in hell | hope you burn | go die | kys | kill yourself | kill urself | kill your self | hang yourself | neck yourself | end yourself | you make me sick | you disgust me | no one likes you | go back to your country | go back to your own | go back where you came | go back to where you | get out of my country | get out of our country | get the fuck out | get back in the kitchen | you should be ashamed to | you re a disgrace | your mother should | why she didn t swallow | sleep her way | slept her way | i hope you die | hope you choke | hope he dies | hope she dies | hope they die | hope he falls | hope he chokes
just drop dead | go drop dead | drop dead you | please drop dead | back to the kitchen bitch | belong in the kitchen | belongs in the kitchen | should go back to africa | can go back to africa | should go back to mexico | can go back to mexico | i hope you get cancer | i hope you get raped | i hope you get hit
i hope you get covid | i hope you get shot | i hope you get killed | i hope you get sick | i hope you get what you deserve | fuck the police | fuck the left | fuck the right | fuck the liberals | fuck the democrats | fuck the republicans | fuck the gop | fuck the jews | fuck the muslims
fuck the president | fuck the media
shut the f up | fu biden | fu trump | f joe | fuck ur | fuck u all | fuck your feelings | fuck your mother
`,
  threat: `
i will kill you | i ll kill you | im going to kill you | i m going to kill you | gonna kill you | going to kill you | i will hunt you | we will find you | we will hunt | i know where you live | you deserve to die | deserve to die | deserves to die | deserves death | deserves to be shot | deserve to be shot | deserves a bullet | deserve a bullet | should be hanged | should be lynched | should be gassed | should be beheaded | should be raped | ought to be shot | should all be shot | should all be killed | should all die | must be exterminated | bullet in the head | bullet to the head | bullet in his | bullet in her | bullet in your | string him up | hang him high | kill them all | kill all muslims | nuke them all | shoot on sight | death to all | beat the shit out of | beat the crap out of | beat your ass | kick your ass | slit your throat | slit their throats | lynch him | lynch them | lynch her
i will find you and | i ll find you and | better watch your back | you re dead meat | you are dead meat | you are fucking dead | you re fucking dead | he should be shot | she should be shot | you should be shot | they should be shot | people should be shot | who should be shot | should be taken out and shot
should be shot dead | traitors should be shot | should be shot on sight | he should be hung | she should be hung | be hung for treason | be hanged for treason | he should be executed | she should be executed | they should be executed | executed for treason | traitors should be executed | should all be executed | publicly executed
he should be killed | she should be killed | you should be killed | they should be killed | people should be killed | should be burned alive | should be burnt alive | burn them alive | he should be castrated | they should be castrated | he needs to be shot | she needs to be shot | they need to be shot | you need to be shot
he needs to die | she needs to die | they need to die | you need to die | he needs to be killed | they need to be killed | you should just die | they should just die | he should just die | should be exterminated | put a bullet in his | put a bullet in her | put a bullet in him | put a bullet in your
put a bullet in their | put a bullet in you | put a bullet in them | put a bullet through | string them all up | string her up | hang them all for | hang em high | hang em all | kill all jews | kill all men | kill all women | kill all whites | kill all blacks
kill all niggers | kill all gays | kill all white | kill all arabs | wipe them off the map | wipe them off the face | death to america | death to israel | death to muslims | death to jews | death to the jews | death to gays | death to the gays | death to infidels
i will break your neck | i ll break your neck | gonna break your neck | line them up and shoot | front of a firing squad | should face a firing squad
`,
  group: `
feminists | muslim | muslims | moslem | moslems | mooslim* | jew | jews | zionists | black people | blacks | african americans | africans | negro | negroes | negros | gay people | gays | homos | homosexual* | lesbian | lesbians | transgender* | trans people | trannies | transsexual* | lgbt* | immigrants | migrants | refugees | illegals | illegal aliens | illegal immigrants | mexicans | latinos | hispanics | arabs | asians | disabled people | the disabled | autistic people | whites | white people | gypsies | syrians | palestinians | pakistanis
women | females | mexican | chinese | indians | islam
`,
  hate: `
shithole* | rapefugee* | burned in ovens | kick them out | throw them out | keep them out | get them out | never assimilate | bring disease
i despise | i loathe | i detest | cant stand these | make me sick | make me puke | make me vomit | rid of all | no respect for | no sympathy for | sick of these | sick of those | tired of these | fed up with these | hate these | hate those | hate all | it s in their blood | your kind
i hate all | i hate the | i hate these | i hate those | i hate them | i hate you | i hate every | i hate fucking | i fucking hate | i really hate | i just hate | i hate women | i hate muslims | i hate jews
i hate gays | i hate blacks | i hate black | i hate gay | i hate islam | i hate immigrants | i hate arabs | i hate mexicans | i hate trans | i hate lesbians | i hate indians | i hate chinese | get rid of all | get rid of the
get rid of these | get rid of those | get rid of them | they disgust me | you disgust me | they make me sick | i can t stand the | i can t stand these | i can t stand those | i can t stand them | nothing but trouble | dirty fucking | filthy fucking | stinking
invading hordes
`,
  contempt: `
animals | savages | savage | barbarians | barbaric | monkeys | apes | gorillas | rats | pigs | cockroaches | vermin | parasites | leeches | a cancer | cancer | a plague | a disease | a virus
terrorists | rapists | murderers | criminals | thugs | scum | filth | filthy | trash | garbage | inferior | primitive | uncivilized | violent | lazy | evil | demons | inbred | inbreds | subhuman* | freeloaders | moochers | the problem | invaders | worthless | disgusting | dirty | stupid | dumb | pathetic | ugly | ignorant | stinking
`,
  dehuman: `
are not human | not human beings | aren t human | sub human | inferior race | inferior to | inferior beings | not welcome here | don t belong here | do not belong here | send them back | send them all back | send em back | send them home | ship them back | ship them all | ship them out | deport them all | deport every | ban all muslims | ban islam | ban muslims | round them up | round up all | breed like | breeding like | multiply like | like rats | like cockroaches | like savages | invade our | invading our | stone age | stone age religion | cult of death | death cult | religion of hate | religion of violence | ideology of hate | cancer on | a cancer to | third world trash | shithole countr* | shithole | abomination | freak show | not a real woman | man in a dress | boy in a dress | men in dresses | don t deserve to live | do not deserve to live | don t deserve rights | welfare queen* | gimme dats | wipe terrorist | white genocide
ban all immigrants | ban all mexicans | ban all refugees | deport all of them | deport all muslims | deport all illegals | are less than human | have no place in our | have no place in this | has no place in our | is a mental illness | is a mental disorder | are mentally ill | are perverts
are freaks | are sick people | are an abomination | is unnatural | should not be allowed to breed | should not be allowed in our | should not be allowed in this | should not be allowed to vote | shouldn t be allowed to vote | should not have the right to
`,
  harm: `
kill | shoot | hanged | gas | gassed | nuke | bomb | exterminate | exterminated | eradicate | eradicated | annihilate | behead | beheaded | castrate | castrated | sterilize | sterilized | rape | lynch | lynched | deport | mowing down | mow down
killed | shot | hung | hang | burn | burned | die | dead | drown | execute | executed | eliminate | eliminated | beat
beaten | torture | tortured | raped | bombed | deported | killing | wipe out
`,
  intent: `
i will | i ll | we will | we ll | let s | lets | should | shoulda | need to | needs to | must | ought to | deserve | deserves | i want to | i would love to | i d love to | i hope | hope they | hope all | i wish | wish they | it s time | time to | going to | gonna
`,
  speech: `
the word | the words | this word | that word | n word | f word | the term | a slur | slur | slurs | slang | called me | called him | called her | called them | calling me | calling him | calling her | calling them | calling people | calling someone | call me | call him | call her | calls me | he said | she said | they said | said that | says that | saying that | told me | name calling | insult | insults | quote | quoted | the song | song called | lyrics | the book | book called | movie | film | novel | definition | means | etymology | synonym | politically incorrect | idiot proof | use of | fat chance | slang for
`,
  rebuke: `
racist | racists | racism | sexist | sexism | misogyn* | homophob* | xenophob* | islamophob* | transphob* | antisemit* | anti semit* | bigot | bigots | bigoted | bigotry | discriminat* | prejudice* | stereotype* | unacceptable | not acceptable | not okay | not ok | offensive | condemn* | denounce* | shame on those | victim* | equality | dignity | human rights | stop calling | stop saying | hate crime* | not all | no one deserves | nobody deserves | generaliz* | is wrong to | it is wrong | equal rights
`,
  negation: `
not | never | no one | nobody | don t | doesn t | didn t | isn t | aren t | wasn t | won t | shouldn t | without
`,
  self: `
i am | i m | im | i was | i feel | i felt | myself | my own | we are | we re | i ve been | i look like | feel like a | feel like an | felt like a | i am such | makes me look
`,
  copula: `
are | re | is | all are | are all | are just | are nothing but | nothing but | act like | behave like | live like | like | bunch of | pack of | you | these | those | fucking
`,
  harmless: `
spic and span | chink in the | chinks in | maine coon* | van dyke | drop dead gorgeous | pussy willow* | pussy cat* | shut up and take my money | low life expectancy | i hate that | i hate when | i hate it when | i hate how | kill time | kill the server | kill the process* | kill the myth | kill the time | idiot s guide | idiots guide | guide for idiots | idiot proof | like an idiot | feel an idiot | the idiot box | complete idiot s guide | year of the rat* | bastard sword | dirty dishes | beat the heat | beat around the bush | killed it | i d kill for | to die for | dead link* | dead code | hang out | hang on | shot of | photo shoot* | a shot | fag end | pos system* | pos tag* | point of sale | white trash bag* | the sob story | sob stor* | ring finger | a hole in | the prick of
`,
  address: `
you are | you re | youre | ur a | u r | you must be | you sound | you look | your a | he is a | he s a | she is a | she s a | he is such | she is such | they are all | bunch of | pack of | such a | what a | you and your
`,
};
