"""Letters of other scripts that look like Latin ones (UTS #39, lower case, NFD forms)."""

# Taken from the Unicode confusables data (ICU 72), small capitals and barred letters folded;
# compatibility forms (fullwidth, mathematical) are left to NFKC. A few Cyrillic and Greek letters
# that readers mistake for Latin ones are added at the end of their rows.
_CONFUSABLES_BY_LATIN = {
    "3": "ȝɜʒзҙӡⳍꝫ\U000118ca\U00016f3b",
    "4": "ꮞ\U000118cf",
    "5": "\U000118db",
    "7": "\U000104fa\U000118c6",
    "8": "ȣ৪੪\U0001031a\U0001e8cb",
    "a": "ɑαаᗅᴀꓮꭺ\U000102a0\U00016f40",
    "b": "ƀƃƅɓʙβвьѣҍᏼᑲᑳᖯᗷᲀᲇꓐꞵꮟ\U00010282\U000102a1\U00010301",
    "c": "ȼсҫᲃᴄⲥꓚꮯ\U000102a2\U00010302\U0001043d\U0001051c\U000118e9\U000118f2",
    "d": "ðđƌɖɗԁᑯᗞᗪᴅꓒꓓꭰꮷ",
    "e": "ɇεеҽҿᴇⴹꓰꬲꭼ\U00010286\U000118ceє",
    "f": "ƒϝքᖴᵮẝꓝꜰꞙꬵ\U00010287\U000102a5\U00010525\U000118c2",
    "g": "ƍǥɠɡɢԍցᏻᶃꓖꮐ",
    "h": "ħɦʜнћңһӈӊհᏺᕼⱨⲏꓧꚕꮋꮒ\U000102cf",
    "i": "ıɨɩɪιіӏᵻᵼꙇꭵ\U000118c3",
    "j": "ɉʝϳјᒍᴊꓙꭻ",
    "k": "ĸƙκкқҟᛕᴋⱪⲕꓗꝁꮶ\U00010518",
    "l": (
        "łƚǀɫɭʟ\u05d5\u05df\u0627\u0661\u0673\u06f1\u07caᒪᛁⲓⳑⵏꓡꓲꮮ\U0001028a\U00010309"
        "\U00010320\U00010443\U00010526\U000118d2\U00016f16\U00016f28\U0001e8c7"
    ),
    "ll": "ǁ\u05f0",
    "m": "μϻмӎᗰᛖⲙꓟꮇ\U000102b0\U00010311",
    "n": "ƞɲɳɴηոռᵰⲛꓠ\U00010513п",
    "o": (
        "øɵθοσоѳөօ\u05e1\u0647\u0665\u06be\u06c1\u06d5\u06f5\u06ff\u07c0०০੦૦ଠ୦௦౦೦ഠ൦๐໐တဝ၀ჿ"
        "ዐᲂᴏᴑⲟⴱⵁⵔ〇ꓳꝋꬽꬾꭴꮎꮻ\U00010292\U000102ab\U0001042c\U000104ea\U00010516\U000114d0"
        "\U000118c8\U000118d7\U000118e0"
    ),
    "oe": "œɶ",
    "oo": "ꚙꝏ",
    "p": "ƥρрᑭᴘᴩᵽⲣꓑꮲ\U00010295",
    "q": "ʠԛգզⵕ",
    "r": "ɍɼɽʀгғᖇᴦᵲⲅꓣꭇꭈꭱꮁꮢ\U000104dc\U00016f35",
    "rn": "ɱᵯ\U00011700\U000118e3",
    "s": "ƽʂѕտᵴꓢꜱꮥꮪ\U00010296\U00010448\U000118c1\U00016f3a",
    "ss": "ß",
    "t": "ŧƭʈτтҭᲄᲅᴛᵵⱦⲧꓔꭲ\U00010297\U000102b1\U00010315\U00016f0a",
    "u": "ʉʋυսሀᑌᴜᵾꓴꞟꭎꭒꮜ\U000104f6\U000118d8\U00016f42",
    "v": "νѵ\u05d8\u0667\u06f7ᐯᴠⴸꓦꛟꮩ\U0001051d\U00011706\U000118c0\U00016f08",
    "w": "ɯѡѽԝաᴡꓪꝡꮃꮤ\U000114c5\U0001170a\U0001170e\U0001170f\U000118e6\U000118efωшщ",
    "x": "χхҳᕁᕽᚷⲭⵝꓫꭓ\U00010290\U000102b4\U00010317\U00010322\U00010527\U000118ec",
    "y": "ƴɏɣʏγуүұყᶌỿⲩꓬꭚꭹꮍ\U000102b2\U000118dc\U00016f43",
    "z": "ƶȥʐζᴢᵶꓜꮓ\U000102f5\U000118c4\U000118c9\U000118e5",
}

# Blank letters that a browser shows as nothing at all.
_BLANKS = "\u115f\u1160\u3164\uffa0"

LATIN_BY_CONFUSABLE = {
    letter: latin for latin, letters in _CONFUSABLES_BY_LATIN.items() for letter in letters
} | dict.fromkeys(_BLANKS, "")
