"""Chinese: words that turn a sentence into another one; short lists of the commonest, written for this purpose."""

from argmap.quotations.languages.language import Language

CHINESE = Language(
    code="zh",
    name="Chinese",
    recognised_by="(?-i:[\u4e00-\u9fff])",  # a range without case is read much faster
    number="零 一 二 两 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 倍",
    negation="不 没 沒 无 無 非 未 勿 莫 否 并非 从未 没有 不会 不能 不可能",
    modality="可能 可以 能够 能 会 會 将 將 应该 应 應 必须 须 須 必 也许 或许 大概 一定 据说 可 该",
    quantifier=(
        "一些 有些 所有 全部 全体 每 各 多数 大多数 少数 许多 多 少 一半 半数 几乎 只有 仅 只 都 全 部分 总是 经常 有时"
    ),
    harmless=(
        "一样 一直 一起 一般 第一次 不同 非常 将军 能源 机会 会议 社会 "
        "委员会 议会 大会 全国 全球 首都 多年 减少 增多 要求 重要 主要 国会"
    ),
    opposites=(
        ("增加 增长 上升 提高 上涨", "减少 下降 降低 下跌 缩减"),
        ("支持 赞成 同意 接受", "反对 拒绝"),
        ("之前 以前 前", "之后 以后 后"),
        ("开放 开启 打开", "关闭"),
        ("高于 多于", "低于 少于"),
        ("最大 最高", "最小 最低"),
    ),
    without_spaces=True,
)
