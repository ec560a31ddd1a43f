package aigateway.guard.personal;

import aigateway.guard.text.Draft;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// International bank account numbers of the countries that have them, with or without spaces,
/// whose
/// check digits are right (ISO 7064, modulo 97).
public final class Iban implements Finder {
    private static final String LENGTHS =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
                    + " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27"
                    + " GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21"
                    + " LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15"
                    + " OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24"
                    + " SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";
    private static final Map<String, Integer> BY_COUNTRY = byCountry();

    private static Map<String, Integer> byCountry() {
        Map<String, Integer> lengths = new HashMap<>();
        for (String each : LENGTHS.split(" ", -1)) {
            lengths.put(each.substring(0, 2), Integer.valueOf(each.substring(2)));
        }
        return lengths;
    }

    @Override
    public boolean begins(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    @Override
    public int find(Draft text, int at, int to, boolean last) {
        if (Finder.goesOnFrom(text, at)) {
            return NONE;
        }
        if (at + 2 > to) {
            return last ? NONE : WAIT;
        }
        Integer length = BY_COUNTRY.get(text.text(at, at + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return NONE;
        }
        StringBuilder number = new StringBuilder(length);
        int end = at;
        for (; end < to && number.length() < length; end++) {
            char c = text.charAt(end);
            boolean fits =
                    number.length() == 2 || number.length() == 3
                            ? Finder.isDigit(c)
                            : Finder.isWordCharacter(c);
            if (fits) {
                number.append(Character.toUpperCase(c));
            } else if (c != ' ' || number.length() < 4 || text.charAt(end - 1) == ' ') {
                return NONE;
            }
        }
        if (number.length() < length || (end == to && !last)) {
            return last ? NONE : WAIT;
        }
        boolean goesOn = end < to && Finder.isWordCharacter(text.charAt(end));
        return !goesOn && checks(number) ? end - at : NONE;
    }

    private static boolean checks(StringBuilder number) {
        int rest = 0;
        for (int i = 0; i < number.length(); i++) {
            int value = Character.digit(number.charAt((i + 4) % number.length()), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }
}
