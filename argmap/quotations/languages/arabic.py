"""Arabic: words that turn a sentence into another one; short lists of the commonest, written for this purpose."""

from argmap.quotations.languages.language import Language

ARABIC = Language(
    code="ar",
    name="Arabic",
    recognised_by="[\u0600-\u06ff]",
    number=(
        "صفر واحد واحدة اثنان اثنين اثنتان ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع "
        "عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين مئة مائة مئتان ألف آلاف مليون ملايين مليار "
        "الأول الأولى الثاني الثانية الثالث نصف ثلث ربع"
    ),
    negation="لا لم لن ليس ليست ليسوا غير ما بدون دون بلا",
    modality="قد ربما يمكن يجب ينبغي سوف لعل يحتمل محتمل المحتمل المرجح سيكون يجوز",
    quantifier="كل جميع بعض معظم كثير قليل أكثر كافة فقط دائما دائماً أحيانا أحياناً نادرا غالبا عدة",
    opposites=(
        ("ارتفع ارتفعت زاد زادت", "انخفض انخفضت تراجع تراجعت هبط"),
        ("قبل", "بعد رفض"),
        ("أكثر", "أقل"),
        ("مع", "ضد"),
    ),
    joined_before="و ف",
)
