/** Hosts whose links hide their target, or lead into a private chat. */
export const SHORTENERS: ReadonlySet<string> = new Set(
  (
    'bit.ly goo.gl tinyurl.com t.co ow.ly is.gd buff.ly adf.ly rb.gy cutt.ly shorturl.at bl.ink rebrand.ly tiny.cc t.ly v.gd s.id ' +
    'lnkd.in soo.gd clck.ru vk.cc bit.do ouo.io shorte.st linktr.ee urlz.fr lc.cx t.me telegram.me wa.me chat.whatsapp.com ' +
    'wa.link discord.gg u.to cli.re hyperurl.co smarturl.it dlvr.it shrtco.de rotf.lol tny.im x.co qr.ae po.st su.pr snip.ly j.mp'
  ).split(' '),
);
