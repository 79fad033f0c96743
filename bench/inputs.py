#!/usr/bin/env python3
"""inputs.py DIR writes the templates and data that the benchmarks work on: the same bytes each time.

report.docx, report.json   a report of some pages: scalars, a loop of paragraphs, a loop of table rows
reports.ndjson             1,000 different records for it, one a line
table.docx, table_N.json   a table of N rows with six columns
long.docx                  a template of 300 pages
"""
import json
import random
import re
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
OFFICE = 'application/vnd.openxmlformats-officedocument.'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


# --- WordprocessingML, cut into runs where Word cuts it: between ASCII and Chinese

SESSIONS = [f'00{number * 7919 % 0xFFFFFF:06X}' for number in range(1, 40)]  # Word's rsids


def runs(text, size=32):
    out = []
    for stretch in re.findall(r'[\x00-\x7f]+|[^\x00-\x7f]+', text):
        hint = '' if stretch[0].isascii() else ' w:hint="eastAsia"'
        out.append(f'<w:r w:rsidR="{SESSIONS[len(stretch) % 37]}"><w:rPr><w:rFonts{hint} w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" '
                   f'w:hAnsi="Times New Roman"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
                   f'<w:t xml:space="preserve">{stretch}</w:t></w:r>')
    return ''.join(out)


def paragraph(text, style='', size=32):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr>'
    return f'<w:p w:rsidR="{SESSIONS[len(text) % 31]}" w:rsidRDefault="00127EB3">{properties}{runs(text, size)}</w:p>'


def row(cells, width):
    return '<w:tr>' + ''.join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(c, "TableText", 24)}</w:tc>'
                              for c in cells) + '</w:tr>'


def table(rows):
    width = 8844 // len(rows[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    return ('<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid>{"".join(row(cells, width) for cells in rows)}</w:tbl>')


def styles():
    """As many styles as Word writes into a document of this kind."""
    named = ''.join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="S{i}"><w:name w:val="样式{i}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:before="{i}" w:after="{i}"/><w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" '
        f'w:eastAsia="仿宋_GB2312" w:hAnsi="Times New Roman"/><w:sz w:val="{24 + i % 12}"/></w:rPr></w:style>' for i in range(80))
    return (f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="表格正文"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
            '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style>'
            f'{named}</w:styles>')


def write_docx(path, body, header=''):
    section = ('<w:sectPr>' + ('<w:headerReference w:type="default" r:id="rId2"/>' if header else '') +
               '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" '
               'w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>')
    overrides = {'document': 'document.main', 'styles': 'styles', 'settings': 'settings', 'fontTable': 'fontTable'}
    parts = {
        'document': f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>',
        'styles': styles().removeprefix(DECLARATION),
        'settings': f'<w:settings xmlns:w="{W}"><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>',
        'fontTable': f'<w:fonts xmlns:w="{W}"><w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/></w:font></w:fonts>',
    }
    if header:
        overrides['header1'] = 'header'
        parts['header1'] = f'<w:hdr xmlns:w="{W}">{header}</w:hdr>'
    related = {'styles': 'rId1', 'header1': 'rId2', 'settings': 'rId3', 'fontTable': 'rId4'}
    types = ''.join(f'<Override PartName="/word/{n}.xml" ContentType="{OFFICE}wordprocessingml.{t}+xml"/>' for n, t in overrides.items())
    links = ''.join(f'<Relationship Id="{related[n]}" Type="{R}/{n.rstrip("1")}" Target="{n}.xml"/>' for n in parts if n in related)
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as out:
        def put(name, text):
            out.writestr(zipfile.ZipInfo(name), DECLARATION + text, zipfile.ZIP_DEFLATED)
        put('[Content_Types].xml', f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>')
        put('_rels/.rels', f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" '
            'Target="word/document.xml"/></Relationships>')
        put('word/_rels/document.xml.rels', f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>')
        for name, text in parts.items():
            put(f'word/{name}.xml', text)


# --- the report

SCALARS = ['单位', '简称', '年度', '城市', '地区', '编制人数', '在职人数', '退休人数', '年初预算', '全年预算', '执行数', '执行率',
           '基本支出', '项目支出', '三公经费', '会议费', '培训费', '资产总额', '自评得分', '自评等级', '满意度', '问题一', '问题二',
           '建议一', '建议二', '落款', '日期', '联系人', '电话', '刊物', '活动次数', '惠及人数', '作品数']

SENTENCES = ['与年初批复的预算相比没有调整，执行数以决算报表为准。', '按照《预算法》第57条核实，与账面一致。', '{{ 简称 }}已在门户网站公开，接受群众监督。',
             '比上年略有增加，主要是新增了一项专项任务。', '经{{ 地区 }}财政局审核，符合管理办法的要求。', '由办公室负责统计，{{ 年度 }}年12月底完成。',
             '资金使用合规，没有发现截留、挤占和挪用。']


def report_template():
    tag = lambda name: '{{ ' + name + ' }}'
    body = [paragraph(f'{tag("年度")}年{tag("单位")}整体支出绩效自评报告', 'Title', 44)]
    chapters = ['一、单位概况', '二、预算执行情况', '三、绩效目标完成情况', '四、存在的问题', '五、下一步建议']
    for number, chapter in enumerate(chapters):
        body.append(paragraph(chapter, 'Heading1'))
        for name in SCALARS[number::len(chapters)]:
            body.append(paragraph(f'{name}：{tag(name)}，{SENTENCES[len(body) % len(SENTENCES)]}'))
        if number == 0:
            body += [paragraph('{%p for 职责 in 主要职责 %}'), paragraph('{{ loop.index }}.{{ 职责 }}'), paragraph('{%p endfor %}')]
        if number == 1:
            body.append(table([['序号', '项目名称', '预算数（万元）', '执行数（万元）', '执行率', '结余'],
                               ['{%tr for 项目 in 项目列表 %}'] + [''] * 5,
                               ['{{ loop.index }}', '{{ 项目.名称 }}', '{{ 项目.预算 }}', '{{ 项目.执行 }}', '{{ 项目.执行率 }}',
                                '{% if 项目.有结余 %}有{% else %}无{% endif %}'],
                               ['{%tr endfor %}'] + [''] * 5,
                               ['', '合计', '{{ 全年预算 }}', '{{ 执行数 }}', '{{ 执行率 }}', '']]))
    return ''.join(body), paragraph('{{ 单位 }}{{ 年度 }}年度绩效自评')


DUTIES = ['贯彻落实党的各项方针政策，履行团结引导、联络协调、服务管理、自律维权的基本职能。', '组织举办各类比赛和展览，推出德艺双馨的人才。',
          '联系会员，反映他们的意见和要求，维护他们的合法权益。', '开展调研、培训和学术交流，推动事业繁荣发展。',
          '开展惠民活动，组织志愿者把服务送到乡镇和社区，增强群众的获得感。', '完成区委、区政府交办的其他工作。']


def record(random_):
    place = random_.choice('零东西南北中新宁长安金江') + random_.choice('陵山湖江川溪州城塘岭桥港') + '区'
    office = random_.choice(['文学艺术界联合会', '妇女联合会', '科学技术协会', '残疾人联合会', '总工会', '档案馆'])
    projects, budget, spent = [], Decimal(0), Decimal(0)
    for number in range(random_.randint(3, 8)):
        planned = Decimal(random_.randint(100, 9999)) / 100
        used = planned if random_.random() < .7 else (planned * random_.randint(60, 99) / 100).quantize(Decimal('0.01'))
        budget, spent = budget + planned, spent + used
        projects.append({'名称': random_.choice(['办刊', '走访', '培训', '展览', '调研', '宣传', '设备购置']) + f'经费之{number + 1}',
                         '预算': f'{planned:.2f}', '执行': f'{used:.2f}', '执行率': f'{used * 100 / planned:.2f}%', '有结余': used < planned})
    values = {name: str(random_.randint(1, 9999)) for name in SCALARS}
    values |= {'单位': place + office, '简称': '区' + office[:2], '年度': 2024, '地区': place, '城市': '永州市', '全年预算': f'{budget:.2f}',
               '执行数': f'{spent:.2f}', '执行率': f'{spent * 100 / budget:.2f}%', '自评等级': '优', '问题一': '目标设得不够细，指标量化不足。',
               '问题二': '资金支付前松后紧，<第四季度>占比偏高 & 需要改进。', '建议一': '按季度分解任务，按月通报进度。', '建议二': '加强培训。',
               '落款': place + office, '日期': '2024年12月20日', '主要职责': random_.sample(DUTIES * 3, random_.randint(8, 16)), '项目列表': projects}
    return values


# --- the table

def table_template():
    cells = ['{{ 行.序号 }}', '{{ 行.单位 }}', '{{ 行.项目 }}', '{{ 行.预算 }}', '{{ 行.执行 }}', '{% if 行.超支 %}是{% else %}否{% endif %}']
    return paragraph('{{ 标题 }}', 'Title', 44) + table([['序号', '单位', '项目', '预算', '执行', '超支'],
                                                      ['{%tr for 行 in 数据 %}'] + [''] * 5, cells, ['{%tr endfor %}'] + [''] * 5])


def table_data(size):
    random_ = random.Random(size)
    rows = []
    for number in range(size):
        planned, spent = random_.randint(100, 999999), random_.randint(100, 999999)
        rows.append({'序号': number + 1, '单位': random_.choice('零东西南北') + random_.choice('陵山湖江川') + '区' + random_.choice(['文联', '妇联', '科协', '残联']),
                     '项目': f'{random_.randint(2020, 2025)}年' + random_.choice(['办刊经费', '春节走访经费', '业务培训经费', '展览经费']),
                     '预算': planned / 100, '执行': spent / 100, '超支': spent > planned})
    return {'标题': f'{size}个项目预算执行情况汇总表', '数据': rows}


def long_template():
    """About 300 pages of 28 lines with a tag on every second one."""
    body = []
    for number in range(4200):
        if number % 40 == 0:
            body.append(paragraph(f'第{number // 40 + 1}章 {{{{ 章名{number // 40} }}}}', 'Heading1'))
        body.append(paragraph(f'第{number + 1}条 本条规定由{{{{ 单位 }}}}负责解释，涉及金额{{{{ 金额{number % 97} }}}}万元的事项应当集体研究决定，并将结果予以公示。'
                              if number % 2 == 0 else '各部门应当按照职责分工，密切配合，形成工作合力，确保各项任务落到实处、取得实效，定期报告进展情况。'))
        if number % 60 == 59:
            body.append(table([['事项', '责任单位', '期限'], ['{%tr for 行 in 事项 %}', '', ''],
                               ['{{ 行.名称 }}', '{{ 行.单位 }}', '{{ 行.期限 }}'], ['{%tr endfor %}', '', '']]))
    return ''.join(body)


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False) + '\n', encoding='utf-8')


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    write_docx(folder / 'report.docx', *report_template())
    random_ = random.Random(20241220)
    write_json(folder / 'report.json', record(random_))
    with open(folder / 'reports.ndjson', 'w', encoding='utf-8') as out:
        for _ in range(1000):
            out.write(json.dumps(record(random_), ensure_ascii=False, separators=(',', ':')) + '\n')
    write_docx(folder / 'table.docx', table_template())
    for size in (1000, 10000, 100000):
        write_json(folder / f'table_{size}.json', table_data(size))
    write_docx(folder / 'long.docx', long_template())


if __name__ == '__main__':
    main(Path(sys.argv[1]))
