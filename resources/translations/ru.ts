<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
  <context>
    <name>Matryoshka</name>
    <message>
      <source>{target} is no file.</source>
      <translation>{target} — не файл.</translation>
    </message>
    <message>
      <source>Name a new file, or one to be replaced.</source>
      <translation>Назовите новый файл или тот, что надо заменить.</translation>
    </message>
    <message>
      <source>{file} could not be read or written: {reason}.</source>
      <translation>{file} не удалось прочесть или записать: {reason}.</translation>
    </message>
    <message>
      <source>Check the disk, or choose another file.</source>
      <translation>Проверьте диск или выберите другой файл.</translation>
    </message>
    <message>
      <source>{file} is damaged, or no backup.</source>
      <translation>{file} повреждён или это не копия.</translation>
    </message>
    <message>
      <source>Choose another backup.</source>
      <translation>Выберите другую копию.</translation>
    </message>
    <message>
      <source>This backup was made by a newer version of Matryoshka.</source>
      <translation>Эта копия сделана более новой версией «Матрёшки».</translation>
    </message>
    <message>
      <source>Restore it with that version.</source>
      <translation>Верните её той версией.</translation>
    </message>
    <message>
      <source>The disk has no room for what is in this backup.</source>
      <translation>На диске нет места для того, что в этой копии.</translation>
    </message>
    <message>
      <source>Make some room, then restore it.</source>
      <translation>Освободите место и верните её.</translation>
    </message>
    <message>
      <source>The attached file could not be kept.</source>
      <translation>Вложенный файл не удалось сохранить.</translation>
    </message>
    <message>
      <source>The file could not be saved.</source>
      <translation>Файл не удалось сохранить.</translation>
    </message>
    <message>
      <source>An attached file could not be deleted.</source>
      <translation>Вложенный файл не удалось удалить.</translation>
    </message>
    <message>
      <source>Calibrate them again with “matryoshka calibrate”; until then the plain rule decides.</source>
      <translation>Измерьте их снова («Когда спрашивать»); до тех пор действует простое правило.</translation>
    </message>
    <message>
      <source>The model of {changed} has changed since it was measured with {other}.</source>
      <translation>Модель {changed} изменилась с тех пор, как её измерили с {other}.</translation>
    </message>
    <message>
      <source>What was measured of {junior} cannot be read: {file} is damaged.</source>
      <translation>Измеренное для {junior} не прочесть: {file} повреждён.</translation>
    </message>
    <message>
      <source>The calibration cannot be kept: {strerror}.</source>
      <translation>Измеренное не удалось сохранить: {strerror}.</translation>
    </message>
    <message>
      <source>Make {folder} a folder that can be written, and go on.</source>
      <translation>Сделайте {folder} папкой, куда можно писать, и продолжайте.</translation>
    </message>
    <message>
      <source>It is another model now; the file, read again, asks that one.</source>
      <translation>Теперь это другая модель; если прочесть файл снова, спросят её.</translation>
    </message>
    <message>
      <source>It is not on the ladder.</source>
      <translation>Её нет на лестнице.</translation>
    </message>
    <message>
      <source>This comparison was deleted.</source>
      <translation>Это сравнение удалено.</translation>
    </message>
    <message>
      <source>Open another one.</source>
      <translation>Откройте другое.</translation>
    </message>
    <message>
      <source>The saved chats were written by a newer version of Matryoshka.</source>
      <translation>Чаты записаны более новой версией «Матрёшки».</translation>
    </message>
    <message>
      <source>Start that version, or move {path} away to begin anew.</source>
      <translation>Запустите ту версию или уберите {path}, чтобы начать заново.</translation>
    </message>
    <message>
      <source>The deleted chats are not erased yet: another program reads the saved chats.</source>
      <translation>Удалённые чаты ещё не стёрты: сохранённое читает другая программа.</translation>
    </message>
    <message>
      <source>Close it; they are erased at the next start.</source>
      <translation>Закройте её; они сотрутся при следующем запуске.</translation>
    </message>
    <message>
      <source>The question is too long: about {tokens} tokens, and this model reads {context}.</source>
      <translation>Вопрос слишком длинный: около {tokens} токенов, а эта модель читает {context}.</translation>
    </message>
    <message>
      <source>Shorten it, or add a tier with a longer context to the ladder.</source>
      <translation>Сократите его или добавьте на лестницу ступень с большим контекстом.</translation>
    </message>
    <message>
      <source>The saved chats cannot be written.</source>
      <translation>Чаты не удаётся записать.</translation>
    </message>
    <message>
      <source>Make sure that you may write in {folder}, and that it is a folder.</source>
      <translation>Проверьте, что {folder} — папка и что вам можно в неё писать.</translation>
    </message>
    <message>
      <source>The disk is full: the chat could not be saved.</source>
      <translation>Диск полон: чат не сохранён.</translation>
    </message>
    <message>
      <source>Make some room on the disk that holds {folder}; what is on the screen is saved at the next try.</source>
      <translation>Освободите место на диске с {folder}; то, что на экране, сохранится при следующей попытке.</translation>
    </message>
    <message>
      <source>The saved chats are locked by another program.</source>
      <translation>Чаты заняты другой программой.</translation>
    </message>
    <message>
      <source>Close what uses the files in {folder}, then try again.</source>
      <translation>Закройте то, что использует файлы в {folder}, и попробуйте снова.</translation>
    </message>
    <message>
      <source>The saved chats could not be read or written.</source>
      <translation>Чаты не удалось прочесть или записать.</translation>
    </message>
    <message>
      <source>Check the disk that holds {folder}, then try again.</source>
      <translation>Проверьте диск с {folder} и попробуйте снова.</translation>
    </message>
    <message>
      <source>This chat, or the part of it that this follows, was deleted.</source>
      <translation>Этот чат или та его часть, за которой это следует, удалены.</translation>
    </message>
    <message>
      <source>Ask again further up, or in a new chat.</source>
      <translation>Спросите выше или в новом чате.</translation>
    </message>
    <message>
      <source>The file of the saved chats is damaged.</source>
      <translation>Файл чатов повреждён.</translation>
    </message>
    <message>
      <source>Start Matryoshka again: it keeps the damaged {path} and begins a new one.</source>
      <translation>Перезапустите «Матрёшку»: она сохранит повреждённый {path} и начнёт новый.</translation>
    </message>
    <message>
      <source>This chat was deleted.</source>
      <translation>Этот чат удалён.</translation>
    </message>
    <message>
      <source>Choose another one at the left, or begin a new one.</source>
      <translation>Выберите другой слева или начните новый.</translation>
    </message>
    <message>
      <source>This part of the chat was deleted.</source>
      <translation>Эта часть чата удалена.</translation>
    </message>
    <message>
      <source>Go on with what is left of it.</source>
      <translation>Продолжайте с тем, что осталось.</translation>
    </message>
    <message>
      <source>This is the only answer left.</source>
      <translation>Это последний оставшийся ответ.</translation>
    </message>
    <message>
      <source>Delete its question, and it goes too.</source>
      <translation>Удалите его вопрос, и он уйдёт тоже.</translation>
    </message>
    <message>
      <source>The grammar {path} is empty.</source>
      <translation>Грамматика {path} пуста.</translation>
    </message>
    <message>
      <source>Write at least root ::= "…" into it.</source>
      <translation>Напишите в ней хотя бы root ::= "…".</translation>
    </message>
    <message>
      <source>{path}, line {lineno}: this is not JSON ({msg}).</source>
      <translation>{path}, строка {lineno}: это не JSON ({msg}).</translation>
    </message>
    <message>
      <source>Mend that line.</source>
      <translation>Исправьте эту строку.</translation>
    </message>
    <message>
      <source>{path} cannot be read as JSON ({error}).</source>
      <translation>{path} не читается как JSON ({error}).</translation>
    </message>
    <message>
      <source>Simplify it.</source>
      <translation>Упростите его.</translation>
    </message>
    <message>
      <source>The model file “{path}” cannot be read: {strerror}.</source>
      <translation>Файл модели «{path}» не читается: {strerror}.</translation>
    </message>
    <message>
      <source>Put it back, or name another file in the ladder.</source>
      <translation>Верните его или укажите в лестнице другой файл.</translation>
    </message>
    <message>
      <source>It was deleted here.</source>
      <translation>Здесь он удалён.</translation>
    </message>
    <message>
      <source>Bring it back, or import it when it is gone for good.</source>
      <translation>Верните его или импортируйте, когда он исчезнет совсем.</translation>
    </message>
    <message>
      <source>A part of it belongs to another chat.</source>
      <translation>Его часть принадлежит другому чату.</translation>
    </message>
    <message>
      <source>The file was changed by another program.</source>
      <translation>Файл изменила другая программа.</translation>
    </message>
    <message>
      <source>There is no “{model}”.</source>
      <translation>«{model}» нет.</translation>
    </message>
    <message>
      <source>Built in are {names}.</source>
      <translation>Встроены {names}.</translation>
    </message>
    <message>
      <source>Name a GGUF file.</source>
      <translation>Укажите файл GGUF.</translation>
    </message>
    <message>
      <source>{path} is not TOML: {where}.</source>
      <translation>{path} — не TOML: {where}.</translation>
    </message>
    <message>
      <source>Add at least one [[tier]] table.</source>
      <translation>Добавьте хотя бы одну таблицу [[tier]].</translation>
    </message>
    <message>
      <source>Write {header} above each.</source>
      <translation>Напишите {header} над каждой.</translation>
    </message>
    <message>
      <source>Write overflow = "shorten".</source>
      <translation>Напишите overflow = "shorten".</translation>
    </message>
    <message>
      <source>“{model}” is in the home of nobody known here.</source>
      <translation>«{model}» — в домашней папке кого-то, кого здесь нет.</translation>
    </message>
    <message>
      <source>Write the whole path.</source>
      <translation>Напишите полный путь.</translation>
    </message>
    <message>
      <source>A ladder has only [[tier]] tables.</source>
      <translation>В лестнице только таблицы [[tier]].</translation>
    </message>
    <message>
      <source>Give each tier a name of its own.</source>
      <translation>Дайте каждой ступени своё имя.</translation>
    </message>
    <message>
      <source>The tiers of {path} are written in a way that cannot be changed from here.</source>
      <translation>Ступени в {path} записаны так, что отсюда их не изменить.</translation>
    </message>
    <message>
      <source>No tier is called “{name}”.</source>
      <translation>Ступени «{name}» нет.</translation>
    </message>
    <message>
      <source>This ladder has {names}.</source>
      <translation>На этой лестнице {names}.</translation>
    </message>
    <message>
      <source>Write each below a line [[tier]] of its own, or change it by hand.</source>
      <translation>Запишите каждую под своей строкой [[tier]] или измените вручную.</translation>
    </message>
    <message>
      <source>Your ladder could not be saved: {reason}.</source>
      <translation>Лестницу не удалось сохранить: {reason}.</translation>
    </message>
    <message>
      <source>Check the disk and the folder {parent}.</source>
      <translation>Проверьте диск и папку {parent}.</translation>
    </message>
    <message>
      <source>The {what} {path} cannot be read: {strerror}.</source>
      <translation>{path} не читается ({what}): {strerror}.</translation>
    </message>
    <message>
      <source>Name a file that exists and that you may read.</source>
      <translation>Укажите файл, который есть и который вам можно читать.</translation>
    </message>
    <message>
      <source>The {what} {path} is not a text.</source>
      <translation>{path} — не текст ({what}).</translation>
    </message>
    <message>
      <source>Save it as {kind} in UTF-8.</source>
      <translation>Сохраните его как {kind} в UTF-8.</translation>
    </message>
    <message>
      <source>{file} names models by where they lie from its own folder.</source>
      <translation>{file} указывает модели относительно своей папки.</translation>
    </message>
    <message>
      <source>There is no ladder “{name}”.</source>
      <translation>Лестницы «{name}» нет.</translation>
    </message>
    <message>
      <source>Put its file into {folder}.</source>
      <translation>Положите её файл в {folder}.</translation>
    </message>
    <message>
      <source>A ladder cannot be called “{stem}”.</source>
      <translation>Лестницу нельзя назвать «{stem}».</translation>
    </message>
    <message>
      <source>A name is {filename}.</source>
      <translation>Имя — это {filename}.</translation>
    </message>
    <message>
      <source>Write whole paths in it.</source>
      <translation>Пишите в ней полные пути.</translation>
    </message>
    <message>
      <source>The ladder could not be taken in: {strerror}.</source>
      <translation>Лестницу не удалось взять: {strerror}.</translation>
    </message>
    <message>
      <source>Check the disk and the folder {folder}.</source>
      <translation>Проверьте диск и папку {folder}.</translation>
    </message>
    <message numerus="yes">
      <source>%n key(s)</source>
      <translation>
        <numerusform>%n ключ</numerusform>
        <numerusform>%n ключа</numerusform>
        <numerusform>%n ключей</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n card number(s)</source>
      <translation>
        <numerusform>%n номер карты</numerusform>
        <numerusform>%n номера карт</numerusform>
        <numerusform>%n номеров карт</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n mail address(es)</source>
      <translation>
        <numerusform>%n адрес почты</numerusform>
        <numerusform>%n адреса почты</numerusform>
        <numerusform>%n адресов почты</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n phone number(s)</source>
      <translation>
        <numerusform>%n номер телефона</numerusform>
        <numerusform>%n номера телефонов</numerusform>
        <numerusform>%n номеров телефонов</numerusform>
      </translation>
    </message>
    <message>
      <source>This answer was cut off: the program ended while it was being written.</source>
      <translation>Ответ оборвался: программа закрылась, пока он писался.</translation>
    </message>
    <message>
      <source>Ask again to get a whole answer.</source>
      <translation>Спросите снова, чтобы получить ответ целиком.</translation>
    </message>
    <message>
      <source>There is {known}.</source>
      <translation>Есть {known}.</translation>
    </message>
    <message>
      <source>None is saved yet.</source>
      <translation>Пока ничего не сохранено.</translation>
    </message>
    <message>
      <source>No {kind} is called “{name}”.</source>
      <translation>Нет ничего с именем «{name}» ({kind}).</translation>
    </message>
    <message>
      <source>{path} could not be saved: {strerror}.</source>
      <translation>{path} не удалось сохранить: {strerror}.</translation>
    </message>
    <message>
      <source>{path} cannot be used: {reason}.</source>
      <translation>{path} использовать нельзя: {reason}.</translation>
    </message>
    <message>
      <source>Mend it there.</source>
      <translation>Исправьте его там.</translation>
    </message>
    <message>
      <source>The saved chats were damaged; a new, empty file was begun.</source>
      <translation>Чаты были повреждены; начат новый, пустой файл.</translation>
    </message>
    <message>
      <source>Not sure enough to answer. How well its doubt foretells is not yet measured.</source>
      <translation>Недостаточно уверена в ответе. Насколько верно её сомнение, ещё не измерено.</translation>
    </message>
    <message>
      <source>doubt {share}</source>
      <translation>сомнение {share}</translation>
    </message>
    <message>
      <source>limit {share}</source>
      <translation>порог {share}</translation>
    </message>
    <message>
      <source>{count} %</source>
      <translation>{count} %</translation>
    </message>
    <message>
      <source>{first} and {last}</source>
      <translation>{first} и {last}</translation>
    </message>
    <message numerus="yes">
      <source>%n token(s) written</source>
      <translation>
        <numerusform>написан %n токен</numerusform>
        <numerusform>написано %n токена</numerusform>
        <numerusform>написано %n токенов</numerusform>
      </translation>
    </message>
    <message>
      <source>nothing written</source>
      <translation>ничего не написано</translation>
    </message>
    <message>
      <source>{count} ms</source>
      <translation>{count} мс</translation>
    </message>
    <message>
      <source>{count} s</source>
      <translation>{count} с</translation>
    </message>
    <message>
      <source>{minutes} min {rest} s</source>
      <translation>{minutes} мин {rest} с</translation>
    </message>
    <message>
      <source>You asked {elder}.</source>
      <translation>Вы спросили {elder}.</translation>
    </message>
    <message>
      <source>{elder} took over from {names}.</source>
      <translation>{elder} отвечает вместо {names}.</translation>
    </message>
    <message numerus="yes">
      <source>{names} asked {elder} for help.</source>
      <translation>
        <numerusform>{names} просит помощи у {elder}.</numerusform>
        <numerusform>{names} просят помощи у {elder}.</numerusform>
        <numerusform>{names} просят помощи у {elder}.</numerusform>
      </translation>
    </message>
    <message>
      <source>This is more than it can read.</source>
      <translation>Это больше, чем она может прочесть.</translation>
    </message>
    <message>
      <source>{tier} repeated itself, or slipped into another script.</source>
      <translation>{tier} повторялась или перешла на другое письмо.</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>остановлено</translation>
    </message>
    <message>
      <source>reached its length limit</source>
      <translation>достигнута предельная длина</translation>
    </message>
    <message>
      <source>stopped: it repeated itself, or slipped into another script</source>
      <translation>остановлено: повторялась или перешла на другое письмо</translation>
    </message>
    <message>
      <source>interrupted: the program ended while this was written</source>
      <translation>прервано: программа закрылась, пока это писалось</translation>
    </message>
    <message>
      <source>Not sure enough to answer.</source>
      <translation>Недостаточно уверена в ответе.</translation>
    </message>
    <message>
      <source>System</source>
      <translation>Система</translation>
    </message>
    <message>
      <source>Attach only the part that matters.</source>
      <translation>Вложите только нужную часть.</translation>
    </message>
    <message>
      <source>This file is damaged, or of a kind that nothing here reads.</source>
      <translation>Файл повреждён или такого вида, какой здесь не читают.</translation>
    </message>
    <message>
      <source>This is an archive, or no file of a kind that can be read.</source>
      <translation>Это архив или файл, который не прочесть.</translation>
    </message>
    <message>
      <source>Attach the files in it one by one.</source>
      <translation>Вложите файлы из него по одному.</translation>
    </message>
    <message>
      <source>This is a format of long ago.</source>
      <translation>Это очень старый формат.</translation>
    </message>
    <message>
      <source>Save it as {instead}, and attach that.</source>
      <translation>Сохраните как {instead} и вложите.</translation>
    </message>
    <message>
      <source>This file unpacks to more than a document needs.</source>
      <translation>Файл разворачивается больше, чем нужно документу.</translation>
    </message>
    <message>
      <source>This PDF is locked with a password.</source>
      <translation>Этот PDF закрыт паролем.</translation>
    </message>
    <message>
      <source>Attach a copy without one.</source>
      <translation>Вложите копию без пароля.</translation>
    </message>
    <message>
      <source>This PDF holds no text: its pages are pictures.</source>
      <translation>В этом PDF нет текста: страницы — картинки.</translation>
    </message>
    <message>
      <source>Attach one whose text can be marked.</source>
      <translation>Вложите такой, где текст выделяется.</translation>
    </message>
    <message>
      <source>This is not a text file.</source>
      <translation>Это не текстовый файл.</translation>
    </message>
    <message>
      <source>Text, code, PDF and office files can be attached.</source>
      <translation>Вкладывать можно текст, код, PDF и офисные файлы.</translation>
    </message>
    <message>
      <source>This is no file.</source>
      <translation>Это не файл.</translation>
    </message>
    <message>
      <source>Attach the files in a folder one by one.</source>
      <translation>Вложите файлы из папки по одному.</translation>
    </message>
    <message>
      <source>Reading it failed.</source>
      <translation>Прочесть не удалось.</translation>
    </message>
    <message>
      <source>Open it elsewhere and save it anew.</source>
      <translation>Откройте его в другой программе и сохраните заново.</translation>
    </message>
    <message>
      <source>“{name}” cannot be read.</source>
      <translation>«{name}» не читается.</translation>
    </message>
    <message>
      <source>Reading it takes too much memory.</source>
      <translation>Чтение требует слишком много памяти.</translation>
    </message>
    <message>
      <source>Reading it takes too long.</source>
      <translation>Чтение длится слишком долго.</translation>
    </message>
    <message>
      <source>The process of “{model}” {cause}.</source>
      <translation>Процесс «{model}» завершился ({cause}).</translation>
    </message>
    <message>
      <source>Ask again: it starts afresh. If it happens again, choose another model or a shorter context.</source>
      <translation>Спросите снова: он запустится заново. Если повторится, возьмите другую модель или контекст покороче.</translation>
    </message>
    <message>
      <source>The model's process could not be started ({strerror}).</source>
      <translation>Процесс модели не запустился ({strerror}).</translation>
    </message>
    <message>
      <source>Close other programs and ask again.</source>
      <translation>Закройте другие программы и спросите снова.</translation>
    </message>
    <message>
      <source>There is not enough memory for the control vectors of “{model}”.</source>
      <translation>Не хватает памяти для управляющих векторов «{model}».</translation>
    </message>
    <message>
      <source>“{path}” was made for another model than “{model}” ({reason}).</source>
      <translation>«{path}» сделан для другой модели, не «{model}» ({reason}).</translation>
    </message>
    <message>
      <source>Name one that was made for this model, or remove it from the ladder.</source>
      <translation>Укажите сделанный для этой модели или уберите его с лестницы.</translation>
    </message>
    <message>
      <source>“{path}” is no {kind} ({reason}).</source>
      <translation>«{path}» — не {kind} ({reason}).</translation>
    </message>
    <message>
      <source>Name another file, or remove it from the ladder.</source>
      <translation>Укажите другой файл или уберите его с лестницы.</translation>
    </message>
    <message>
      <source>“{path}” cannot be read: it is damaged or incomplete ({reason}).</source>
      <translation>«{path}» не читается: повреждён или неполон ({reason}).</translation>
    </message>
    <message>
      <source>Download it again, or remove it from the ladder.</source>
      <translation>Загрузите его снова или уберите с лестницы.</translation>
    </message>
    <message>
      <source>Close other programs, or remove them from the ladder.</source>
      <translation>Закройте другие программы или уберите их с лестницы.</translation>
    </message>
    <message>
      <source>The model cannot see a picture of this chat ({reason}).</source>
      <translation>Модель не видит картинку этого чата ({reason}).</translation>
    </message>
    <message>
      <source>Ask again without it.</source>
      <translation>Спросите снова без неё.</translation>
    </message>
    <message>
      <source>The model could not go on ({reason}).</source>
      <translation>Модель не смогла продолжить ({reason}).</translation>
    </message>
    <message>
      <source>Ask again, or start a shorter conversation.</source>
      <translation>Спросите снова или начните разговор покороче.</translation>
    </message>
    <message>
      <source>Remove `kv_type` or `flash_attention` from its tier.</source>
      <translation>Уберите из её ступени `kv_type` или `flash_attention`.</translation>
    </message>
    <message>
      <source>Close other programs, lower `context` in the ladder, or choose a smaller model.</source>
      <translation>Закройте другие программы, уменьшите `context` в лестнице или возьмите модель поменьше.</translation>
    </message>
    <message>
      <source>“{path}” cannot be loaded: it is damaged or incomplete ({reason}).</source>
      <translation>«{path}» не загрузить: повреждён или неполон ({reason}).</translation>
    </message>
    <message>
      <source>“{path}” is not a GGUF {what} file, or is damaged.</source>
      <translation>«{path}» — не файл GGUF ({what}) или повреждён.</translation>
    </message>
    <message>
      <source>The {what} file “{path}” is not there.</source>
      <translation>Файла «{path}» ({what}) нет.</translation>
    </message>
    <message>
      <source>“{path}” is a folder, not a {what} file.</source>
      <translation>«{path}» — папка, а не файл ({what}).</translation>
    </message>
    <message>
      <source>Name the .gguf file inside it.</source>
      <translation>Укажите файл .gguf в ней.</translation>
    </message>
    <message>
      <source>“{path}” cannot be read ({strerror}).</source>
      <translation>«{path}» не читается ({strerror}).</translation>
    </message>
    <message>
      <source>Allow it to be read, or copy it elsewhere.</source>
      <translation>Разрешите его читать или скопируйте в другое место.</translation>
    </message>
    <message>
      <source>The model has no token that the grammar allows here.</source>
      <translation>У модели нет токена, который здесь допускает грамматика.</translation>
    </message>
    <message>
      <source>Allow more in the grammar.</source>
      <translation>Разрешите в грамматике больше.</translation>
    </message>
    <message>
      <source>The JSON schema cannot be followed ({reason}).</source>
      <translation>По этой схеме JSON писать нельзя ({reason}).</translation>
    </message>
    <message>
      <source>Simplify it, or write a grammar instead.</source>
      <translation>Упростите её или напишите грамматику.</translation>
    </message>
    <message>
      <source>The grammar cannot be read{where}: {reason}.</source>
      <translation>Грамматика не читается{where}: {reason}.</translation>
    </message>
    <message>
      <source>Mend it: it must be GBNF with a root.</source>
      <translation>Исправьте её: нужен GBNF с root.</translation>
    </message>
    <message>
      <source>Too little memory is free to time the processor.</source>
      <translation>Слишком мало памяти, чтобы измерить процессор.</translation>
    </message>
    <message>
      <source>Close other programs.</source>
      <translation>Закройте другие программы.</translation>
    </message>
    <message>
      <source>Run the set-up again, or remove `mmproj` from the tier.</source>
      <translation>Повторите установку или уберите из ступени `mmproj`.</translation>
    </message>
    <message>
      <source>A picture of this chat is too large to look at ({size}).</source>
      <translation>Картинка этого чата слишком велика ({size}).</translation>
    </message>
    <message>
      <source>Attach it anew: it is made small then.</source>
      <translation>Вложите её заново: тогда она уменьшится.</translation>
    </message>
    <message>
      <source>A picture of this chat is damaged ({fault}).</source>
      <translation>Картинка этого чата повреждена ({fault}).</translation>
    </message>
    <message>
      <source>Ask again without it, or attach it anew.</source>
      <translation>Спросите без неё или вложите заново.</translation>
    </message>
    <message>
      <source>There is no graphics card {main_gpu}.</source>
      <translation>Видеокарты {main_gpu} нет.</translation>
    </message>
    <message>
      <source>Choose another `main_gpu`: {known}.</source>
      <translation>Выберите другой `main_gpu`: {known}.</translation>
    </message>
    <message>
      <source>It reads up to {limit} tokens and not {context}: memory ran out.</source>
      <translation>Она читает до {limit} токенов, а не {context}: память кончилась.</translation>
    </message>
    <message>
      <source>It remembers in {kv_type}: only so all of it fits on the graphics card.</source>
      <translation>Она помнит в {kv_type}: только так вся помещается на видеокарте.</translation>
    </message>
    <message>
      <source>{layers} layers lie on the graphics card and not {wanted}: its memory ran out.</source>
      <translation>На видеокарте {layers} слоёв, а не {wanted}: её память кончилась.</translation>
    </message>
    <message>
      <source>Close other programs, or lower `context` in the ladder.</source>
      <translation>Закройте другие программы или уменьшите `context` в лестнице.</translation>
    </message>
    <message>
      <source>Close other programs that use it, or lower `gpu_layers` in the ladder.</source>
      <translation>Закройте программы, которые ею заняты, или уменьшите `gpu_layers` в лестнице.</translation>
    </message>
    <message>
      <source>The graphics card is not used: {free} are free, and no layer fits beside a margin.</source>
      <translation>Видеокарта не используется: свободно {free}, с запасом не помещается ни один слой.</translation>
    </message>
    <message>
      <source>No graphics card is used: llama.cpp sees none.</source>
      <translation>Видеокарта не используется: llama.cpp её не видит.</translation>
    </message>
    <message>
      <source>{set_up}, or remove `gpu_layers`.</source>
      <translation>{set_up} или уберите `gpu_layers`.</translation>
    </message>
    <message>
      <source>Close other programs that use it, or choose a smaller model; {silence}.</source>
      <translation>Закройте программы, которые ею заняты, или возьмите модель поменьше; {silence}.</translation>
    </message>
    <message>
      <source>“{path}” does not belong to “{model}”.</source>
      <translation>«{path}» не от «{model}».</translation>
    </message>
    <message>
      <source>Name the mmproj file of that very model.</source>
      <translation>Укажите файл mmproj именно этой модели.</translation>
    </message>
    <message>
      <source>“{path}” is not for seeing.</source>
      <translation>«{path}» — не для зрения.</translation>
    </message>
    <message>
      <source>Name the model's mmproj file for pictures.</source>
      <translation>Укажите файл mmproj этой модели для картинок.</translation>
    </message>
    <message>
      <source>The logit_bias cannot be followed: {kind} of “{model}”.</source>
      <translation>logit_bias не выполнить: {kind}, «{model}».</translation>
    </message>
    <message>
      <source>Name a text that is one token, often a word with the space before it, or a token's number.</source>
      <translation>Укажите текст в один токен (часто слово с пробелом впереди) или номер токена.</translation>
    </message>
    <message>
      <source>The model names {named} as its hand-off token, and has no such token.</source>
      <translation>Модель называет токеном передачи {named}, но такого токена у неё нет.</translation>
    </message>
    <message>
      <source>Give the file a right {handoff_key}, or none.</source>
      <translation>Укажите в файле верный {handoff_key} или никакого.</translation>
    </message>
    <message>
      <source>Asked about this computer, llama.cpp {how}.</source>
      <translation>На вопрос об этом компьютере llama.cpp не ответила ({how}).</translation>
    </message>
    <message>
      <source>Nobody waited for what llama.cpp sees.</source>
      <translation>Того, что видит llama.cpp, никто не дождался.</translation>
    </message>
    <message>
      <source>Look again.</source>
      <translation>Посмотрите снова.</translation>
    </message>
    <message>
      <source>The header of the model cannot be kept for a moment ({strerror}).</source>
      <translation>Заголовок модели не удалось ненадолго сохранить ({strerror}).</translation>
    </message>
    <message>
      <source>Make room on the disk of temporary files.</source>
      <translation>Освободите место на диске временных файлов.</translation>
    </message>
    <message>
      <source>A remote tier cannot follow a grammar.</source>
      <translation>Сервис не может следовать грамматике.</translation>
    </message>
    <message>
      <source>Give it a JSON schema, or ask another tier.</source>
      <translation>Дайте ему схему JSON или спросите другую ступень.</translation>
    </message>
    <message>
      <source>Ask again, or ask another tier. What is here stays.</source>
      <translation>Спросите снова или другую ступень. То, что здесь, останется.</translation>
    </message>
    <message>
      <source>What {host} sends cannot be understood.</source>
      <translation>То, что присылает {host}, не понять.</translation>
    </message>
    <message>
      <source>See that its address leads to an OpenAI-compatible interface, then ask again.</source>
      <translation>Проверьте, что адрес ведёт к интерфейсу, совместимому с OpenAI, и спросите снова.</translation>
    </message>
    <message>
      <source>What answers at {host} is a web page, not a model.</source>
      <translation>На {host} отвечает веб-страница, а не модель.</translation>
    </message>
    <message>
      <source>The connection to {host} broke.</source>
      <translation>Связь с {host} оборвалась.</translation>
    </message>
    <message>
      <source>{url} is no address.</source>
      <translation>{url} — не адрес.</translation>
    </message>
    <message>
      <source>The answer of {host} was cut off.</source>
      <translation>Ответ {host} оборвался.</translation>
    </message>
    <message>
      <source>{host} holds back the rest of its answer.</source>
      <translation>{host} не отдаёт остаток ответа.</translation>
    </message>
    <message>
      <source>Ask in other words, or another tier.</source>
      <translation>Спросите другими словами или другую ступень.</translation>
    </message>
    <message>
      <source>{host} writes without end, and was stopped.</source>
      <translation>{host} писал без конца и был остановлен.</translation>
    </message>
    <message>
      <source>{host} sends several answers mixed into one.</source>
      <translation>{host} присылает несколько ответов вперемешку.</translation>
    </message>
    <message>
      <source>Check the address; this network may also ask you to sign in first.</source>
      <translation>Проверьте адрес; возможно, эта сеть сначала просит войти.</translation>
    </message>
    <message>
      <source>{host} gives signs of life, and no word.</source>
      <translation>{host} подаёт признаки жизни, но молчит.</translation>
    </message>
    <message>
      <source>The key “{key}” is not stored here.</source>
      <translation>Ключа «{key}» здесь нет.</translation>
    </message>
    <message>
      <source>Ask again later, or ask another tier.</source>
      <translation>Спросите позже или другую ступень.</translation>
    </message>
    <message>
      <source>It is asked again in {span}.</source>
      <translation>Спросит снова через {span}.</translation>
    </message>
    <message>
      <source>Try again in some minutes, or ask another tier.</source>
      <translation>Попробуйте через несколько минут или спросите другую ступень.</translation>
    </message>
    <message>
      <source>{host} refuses the question (error {status}){quoted}.</source>
      <translation>{host} отклоняет вопрос (ошибка {status}){quoted}.</translation>
    </message>
    <message>
      <source>{host} does not accept the key “{key}”.</source>
      <translation>{host} не принимает ключ «{key}».</translation>
    </message>
    <message>
      <source>Store the right one with “Keys…” at “What leaves”, or: matryoshka keys set {key}</source>
      <translation>Сохраните верный: «Ключи…» в «Что уходит» или matryoshka keys set {key}</translation>
    </message>
    <message>
      <source>Your account at {host} has nothing left to pay with{quoted}.</source>
      <translation>На вашем счёте у {host} кончились средства{quoted}.</translation>
    </message>
    <message>
      <source>{host} does not let you use “{model}”{quoted}.</source>
      <translation>{host} не даёт вам «{model}»{quoted}.</translation>
    </message>
    <message>
      <source>{host} has no model “{model}” at {url}{quoted}.</source>
      <translation>У {host} нет модели «{model}» по адресу {url}{quoted}.</translation>
    </message>
    <message>
      <source>The chat is longer than “{model}” reads{quoted}.</source>
      <translation>Чат длиннее, чем читает «{model}»{quoted}.</translation>
    </message>
    <message>
      <source>{host} does not understand the question{quoted}.</source>
      <translation>{host} не понимает вопрос{quoted}.</translation>
    </message>
    <message>
      <source>{host} has a fault of its own (error {status}){quoted}.</source>
      <translation>У {host} своя неполадка (ошибка {status}){quoted}.</translation>
    </message>
    <message>
      <source>{host} sends to another address, where nothing was asked.</source>
      <translation>{host} посылает на другой адрес; туда ничего не отправлено.</translation>
    </message>
    <message>
      <source>Check the address and the model of this tier in your ladder.</source>
      <translation>Проверьте адрес и модель этой ступени в лестнице.</translation>
    </message>
    <message>
      <source>Store one: matryoshka keys set NAME. Then write key = "keyring:NAME" into this tier, or add the service anew at “What leaves”.</source>
      <translation>Сохраните ключ: matryoshka keys set ИМЯ. Затем впишите в ступень key = "keyring:ИМЯ" или добавьте сервис заново в «Что уходит».</translation>
    </message>
    <message>
      <source>Add credit there, or ask another tier.</source>
      <translation>Пополните счёт или спросите другую ступень.</translation>
    </message>
    <message>
      <source>See in your account there what your key may use, and from where.</source>
      <translation>Посмотрите в своём аккаунте, что и откуда доступно вашему ключу.</translation>
    </message>
    <message>
      <source>See which it has: matryoshka remote models. The address may lack /v1.</source>
      <translation>Посмотрите, какие есть: matryoshka remote models. Возможно, в адресе не хватает /v1.</translation>
    </message>
    <message>
      <source>The proxy wants a name and a password.</source>
      <translation>Прокси просит имя и пароль.</translation>
    </message>
    <message>
      <source>{host} has waited too long for the question.</source>
      <translation>{host} слишком долго ждал вопроса.</translation>
    </message>
    <message>
      <source>Begin a new chat, or give this tier a context: its oldest turns are left out then.</source>
      <translation>Начните новый чат или задайте ступени контекст: тогда старые вопросы опустятся.</translation>
    </message>
    <message>
      <source>Try again in {span}, or ask another tier.</source>
      <translation>Попробуйте через {span} или спросите другую ступень.</translation>
    </message>
    <message>
      <source>{host} has been asked too often with this key.</source>
      <translation>{host} спрашивали с этим ключом слишком часто.</translation>
    </message>
    <message>
      <source>Check the model and the settings of this tier in your ladder.</source>
      <translation>Проверьте модель и настройки этой ступени в лестнице.</translation>
    </message>
    <message>
      <source>If you trust it, write that address into the tier.</source>
      <translation>Если доверяете ему, впишите тот адрес в ступень.</translation>
    </message>
    <message>
      <source>{host} wants a key.</source>
      <translation>{host} просит ключ.</translation>
    </message>
    <message>
      <source>{words} It counted {prompt_tokens} tokens read and {tokens} written.</source>
      <translation>{words} Он насчитал токенов: прочитано {prompt_tokens}, написано {tokens}.</translation>
    </message>
    <message>
      <source>There is not enough memory free for “{model}” beside what you use.</source>
      <translation>Рядом с тем, чем вы пользуетесь, для «{model}» не хватает памяти.</translation>
    </message>
    <message>
      <source>Close other programs, or try again later.</source>
      <translation>Закройте другие программы или попробуйте позже.</translation>
    </message>
    <message>
      <source>{file} does not say what it should become.</source>
      <translation>По имени {file} не понять, чем ему стать.</translation>
    </message>
    <message>
      <source>Let it end in one of {endings}.</source>
      <translation>Дайте ему одно из окончаний: {endings}.</translation>
    </message>
    <message>
      <source>{file} cannot be written: {strerror}.</source>
      <translation>{file} не записать: {strerror}.</translation>
    </message>
    <message>
      <source>Name another file.</source>
      <translation>Укажите другой файл.</translation>
    </message>
    <message>
      <source>Chats come in from the exports of ChatGPT, Claude, LM Studio, Open WebUI, and of this program.</source>
      <translation>Чаты берутся из выгрузок ChatGPT, Claude, LM Studio, Open WebUI и этой программы.</translation>
    </message>
    <message>
      <source>There are no chats in {file}.</source>
      <translation>В {file} нет чатов.</translation>
    </message>
    <message>
      <source>There is something else than chats in it.</source>
      <translation>В нём не чаты, а что-то другое.</translation>
    </message>
    <message>
      <source>It holds more text than a chat can.</source>
      <translation>В нём больше текста, чем вмещает чат.</translation>
    </message>
    <message>
      <source>Unpack it with another program, and import the JSON file in it.</source>
      <translation>Распакуйте его другой программой и импортируйте файл JSON из него.</translation>
    </message>
    <message>
      <source>No program writes such chats.</source>
      <translation>Ни одна программа не пишет таких чатов.</translation>
    </message>
    <message>
      <source>It cannot be read: {reason}.</source>
      <translation>Он не читается: {reason}.</translation>
    </message>
    <message>
      <source>Choose another file.</source>
      <translation>Выберите другой файл.</translation>
    </message>
    <message>
      <source>The archive is damaged.</source>
      <translation>Архив повреждён.</translation>
    </message>
    <message>
      <source>Fetch it again, then import it.</source>
      <translation>Получите его заново и импортируйте.</translation>
    </message>
    <message>
      <source>The archive is locked, or packed in an unknown way.</source>
      <translation>Архив закрыт или упакован неизвестным способом.</translation>
    </message>
    <message>
      <source>It is not written in UTF-8.</source>
      <translation>Он записан не в UTF-8.</translation>
    </message>
    <message>
      <source>Save it as UTF-8 and import it again.</source>
      <translation>Сохраните его в UTF-8 и импортируйте снова.</translation>
    </message>
    <message>
      <source>It is too large.</source>
      <translation>Он слишком велик.</translation>
    </message>
    <message>
      <source>Attach it by yourself.</source>
      <translation>Вложите его сами.</translation>
    </message>
    <message>
      <source>It is a damaged archive, or no export.</source>
      <translation>Это повреждённый архив или не выгрузка.</translation>
    </message>
    <message>
      <source>One chat in it has more parts than a chat can have.</source>
      <translation>В одном чате больше частей, чем бывает.</translation>
    </message>
    <message>
      <source>It was not written by people.</source>
      <translation>Его писали не люди.</translation>
    </message>
    <message>
      <source>It is not JSON, or was cut off.</source>
      <translation>Это не JSON, или он оборван.</translation>
    </message>
    <message numerus="yes">
      <source>%n chat(s) came in.</source>
      <translation>
        <numerusform>Пришёл %n чат.</numerusform>
        <numerusform>Пришло %n чата.</numerusform>
        <numerusform>Пришло %n чатов.</numerusform>
      </translation>
    </message>
    <message>
      <source>No new chats came in.</source>
      <translation>Новых чатов не пришло.</translation>
    </message>
    <message numerus="yes">
      <source>%n of them (was|were) archived, and went into the archive.</source>
      <translation>
        <numerusform>%n из них был в архиве и лёг в архив.</numerusform>
        <numerusform>%n из них были в архиве и легли в архив.</numerusform>
        <numerusform>%n из них были в архиве и легли в архив.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chat(s) went on since the last import; what is new was added.</source>
      <translation>
        <numerusform>%n чат продолжился с прошлого импорта; новое добавлено.</numerusform>
        <numerusform>%n чата продолжились с прошлого импорта; новое добавлено.</numerusform>
        <numerusform>%n чатов продолжились с прошлого импорта; новое добавлено.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chat(s) (was|were) here already.</source>
      <translation>
        <numerusform>%n чат уже был здесь.</numerusform>
        <numerusform>%n чата уже были здесь.</numerusform>
        <numerusform>%n чатов уже были здесь.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chat(s) (was|were) empty.</source>
      <translation>
        <numerusform>%n чат был пуст.</numerusform>
        <numerusform>%n чата были пусты.</numerusform>
        <numerusform>%n чатов были пусты.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n attached file(s) did not come in: (it is|they are) not in the export, or cannot be read.</source>
      <translation>
        <numerusform>%n вложенный файл не пришёл: его нет в выгрузке или он не читается.</numerusform>
        <numerusform>%n вложенных файла не пришли: их нет в выгрузке или они не читаются.</numerusform>
        <numerusform>%n вложенных файлов не пришли: их нет в выгрузке или они не читаются.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chat(s) could not be taken:</source>
      <translation>
        <numerusform>%n чат не удалось взять:</numerusform>
        <numerusform>%n чата не удалось взять:</numerusform>
        <numerusform>%n чатов не удалось взять:</numerusform>
      </translation>
    </message>
    <message>
      <source>The keyring of this system does not answer.</source>
      <translation>Хранилище ключей системы не отвечает.</translation>
    </message>
    <message>
      <source>Restart it, then this program.</source>
      <translation>Перезапустите его, потом эту программу.</translation>
    </message>
    <message>
      <source>This system has no keyring to keep secrets in.</source>
      <translation>В этой системе нет хранилища ключей.</translation>
    </message>
    <message>
      <source>The keyring of this system is locked.</source>
      <translation>Хранилище ключей системы заперто.</translation>
    </message>
    <message>
      <source>The keyring of this system cannot be used: {error}.</source>
      <translation>Хранилище ключей системы недоступно: {error}.</translation>
    </message>
    <message>
      <source>Install one, such as GNOME Keyring or KWallet.</source>
      <translation>Установите его, например GNOME Keyring или KWallet.</translation>
    </message>
    <message>
      <source>Unlock it, and try again.</source>
      <translation>Отоприте его и попробуйте снова.</translation>
    </message>
    <message>
      <source>See whether other programs can use it.</source>
      <translation>Проверьте, доступно ли оно другим программам.</translation>
    </message>
    <message numerus="yes">
      <source>Only %n question(s) (was|were) asked: with more, the forecast becomes narrower.</source>
      <translation>
        <numerusform>Задан лишь %n вопрос: чем больше, тем точнее прогноз.</numerusform>
        <numerusform>Задано лишь %n вопроса: чем больше, тем точнее прогноз.</numerusform>
        <numerusform>Задано лишь %n вопросов: чем больше, тем точнее прогноз.</numerusform>
      </translation>
    </message>
    <message>
      <source>To look into {junior} before it answers would cost more than it tells.</source>
      <translation>Заглядывать в {junior} до ответа дороже, чем оно того стоит.</translation>
    </message>
    <message>
      <source>{junior}'s finished answers tell no more than its beginnings do.</source>
      <translation>Готовые ответы {junior} говорят не больше, чем их начало.</translation>
    </message>
    <message>
      <source>Nothing that {junior} lets see tells better than chance which questions are too hard for it.</source>
      <translation>Ничто из видимого в {junior} не говорит лучше случая, какие вопросы ей трудны.</translation>
    </message>
    <message>
      <source>It goes on as before. More questions may tell more; another model may know itself better.</source>
      <translation>Всё идёт как прежде. Больше вопросов скажет больше; другая модель может знать себя лучше.</translation>
    </message>
    <message numerus="yes">
      <source>%n question(s) (is|are) too few to tell when {junior} should ask: it takes at least {least}.</source>
      <translation>
        <numerusform>%n вопроса мало, чтобы понять, когда {junior} спрашивать: нужно хотя бы {least}.</numerusform>
        <numerusform>%n вопросов мало, чтобы понять, когда {junior} спрашивать: нужно хотя бы {least}.</numerusform>
        <numerusform>%n вопросов мало, чтобы понять, когда {junior} спрашивать: нужно хотя бы {least}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask more: the answers that are there count already.</source>
      <translation>Спросите ещё: готовые ответы уже учтены.</translation>
    </message>
    <message>
      <source>{elder} would have helped {junior} with {helped} of {count} questions only: from so few nothing can be learned.</source>
      <translation>{elder} помогла бы {junior} лишь с {helped} из {count} вопросов: из столь малого ничему не научиться.</translation>
    </message>
    <message>
      <source>Add harder questions.</source>
      <translation>Добавьте вопросы потруднее.</translation>
    </message>
    <message>
      <source>{elder} would have helped {junior} with {helped} of {count} questions: there is next to nothing that {junior} should answer itself.</source>
      <translation>{elder} помогла бы {junior} с {helped} из {count} вопросов: {junior} почти нечего отвечать самой.</translation>
    </message>
    <message>
      <source>Add easier questions, or a better model in its place.</source>
      <translation>Добавьте вопросы полегче или поставьте вместо неё модель получше.</translation>
    </message>
    <message>
      <source>{elder} is right no more often than {junior}: {theirs} % and {ours} % of {count} questions.</source>
      <translation>{elder} права не чаще, чем {junior}: {theirs} % и {ours} % из {count} вопросов.</translation>
    </message>
    <message>
      <source>A stronger model in its place would make asking worth while.</source>
      <translation>С моделью посильнее на её месте спрашивать имело бы смысл.</translation>
    </message>
    <message>
      <source>“{path}” was replaced on the hub meanwhile.</source>
      <translation>«{path}» на хабе тем временем заменили.</translation>
    </message>
    <message>
      <source>Look it up and fetch it again.</source>
      <translation>Найдите его и загрузите снова.</translation>
    </message>
    <message>
      <source>The connection to {host} ended too early.</source>
      <translation>Связь с {host} оборвалась слишком рано.</translation>
    </message>
    <message>
      <source>Check the network, and try again.</source>
      <translation>Проверьте сеть и попробуйте снова.</translation>
    </message>
    <message>
      <source>The hub names something here “{name}”, and no file can safely be called so.</source>
      <translation>На хабе что-то названо «{name}», файл так называть опасно.</translation>
    </message>
    <message>
      <source>Choose another model.</source>
      <translation>Выберите другую модель.</translation>
    </message>
    <message>
      <source>Try another network: this one may stand between you and the hub.</source>
      <translation>Попробуйте другую сеть: эта может стоять между вами и хабом.</translation>
    </message>
    <message>
      <source>The hub sends from one address to the next, without end.</source>
      <translation>Хаб без конца посылает с адреса на адрес.</translation>
    </message>
    <message>
      <source>Try again later.</source>
      <translation>Попробуйте позже.</translation>
    </message>
    <message>
      <source>The hub sends to an address that cannot be trusted.</source>
      <translation>Хаб посылает на адрес, которому нельзя доверять.</translation>
    </message>
    <message>
      <source>What came as “{path}” is not what the hub says it is: its SHA-256 differs.</source>
      <translation>То, что пришло как «{path}», не то, что обещал хаб: SHA-256 не совпадает.</translation>
    </message>
    <message>
      <source>Try another network or mirror; nothing of it was kept.</source>
      <translation>Попробуйте другую сеть или зеркало; из этого ничего не сохранено.</translation>
    </message>
    <message>
      <source>Another program fetches the same file.</source>
      <translation>Этот же файл загружает другая программа.</translation>
    </message>
    <message>
      <source>The hub sends more than it has announced.</source>
      <translation>Хаб присылает больше, чем обещал.</translation>
    </message>
    <message>
      <source>Look the model up again.</source>
      <translation>Найдите модель снова.</translation>
    </message>
    <message>
      <source>The disk has no room for it: {size} are still to come, {free} are free.</source>
      <translation>На диске нет места: ещё придёт {size}, свободно {free}.</translation>
    </message>
    <message>
      <source>Make room on the disk of {folder}, then go on: what is here stays.</source>
      <translation>Освободите место на диске с {folder} и продолжайте: то, что уже здесь, останется.</translation>
    </message>
    <message>
      <source>{path} cannot be used: {strerror}.</source>
      <translation>{path} использовать нельзя: {strerror}.</translation>
    </message>
    <message>
      <source>Choose another disk, or a model in several parts.</source>
      <translation>Выберите другой диск или модель из нескольких частей.</translation>
    </message>
    <message>
      <source>Check the disk, and who may write to {parent}.</source>
      <translation>Проверьте диск и то, кому можно писать в {parent}.</translation>
    </message>
    <message>
      <source>The disk of {parent} takes no file of this size.</source>
      <translation>Диск с {parent} не вмещает файл такого размера.</translation>
    </message>
    <message>
      <source>The disk is full.</source>
      <translation>Диск полон.</translation>
    </message>
    <message>
      <source>Make room on the disk of {parent}, then go on.</source>
      <translation>Освободите место на диске с {parent} и продолжайте.</translation>
    </message>
    <message>
      <source>Choose a newer file of the same model.</source>
      <translation>Возьмите более новый файл той же модели.</translation>
    </message>
    <message>
      <source>“{cursor}” is made for processors that count bytes the other way.</source>
      <translation>«{cursor}» сделан для процессоров с другим порядком байтов.</translation>
    </message>
    <message>
      <source>“{cursor}” is of an old format (GGUF {version}) that is no longer read.</source>
      <translation>«{cursor}» — старого формата (GGUF {version}), его уже не читают.</translation>
    </message>
    <message>
      <source>The graphics card “{description}” is not used: as it was set up, llama.cpp {why}.</source>
      <translation>Видеокарта «{description}» не используется: llama.cpp собрана без неё ({why}).</translation>
    </message>
    <message>
      <source>Update its driver, and see that no variable such as CUDA_VISIBLE_DEVICES hides it.</source>
      <translation>Обновите драйвер и проверьте, не скрывает ли её переменная вроде CUDA_VISIBLE_DEVICES.</translation>
    </message>
    <message>
      <source>Write it into {where} as https://host.</source>
      <translation>Впишите его в {where} так: https://host.</translation>
    </message>
    <message>
      <source>“{endpoint}” is no address of a hub.</source>
      <translation>«{endpoint}» — не адрес хаба.</translation>
    </message>
    <message>
      <source>“{source}” is no model of a hub.</source>
      <translation>«{source}» — не модель хаба.</translation>
    </message>
    <message>
      <source>Write it as owner/repo/file.gguf.</source>
      <translation>Напишите так: владелец/репозиторий/файл.gguf.</translation>
    </message>
    <message>
      <source>What answers at {endpoint} does not speak as a model hub does.</source>
      <translation>То, что отвечает на {endpoint}, — не хаб моделей.</translation>
    </message>
    <message>
      <source>The proxy that is named here cannot be used.</source>
      <translation>Указанным прокси пользоваться нельзя.</translation>
    </message>
    <message>
      <source>{place} has no model file “{path}”.</source>
      <translation>В {place} нет файла модели «{path}».</translation>
    </message>
    <message>
      <source>Open that address in a browser: this network may ask you to sign in first.</source>
      <translation>Откройте этот адрес в браузере: возможно, сеть сначала просит войти.</translation>
    </message>
    <message>
      <source>{host} does not hand out parts of files.</source>
      <translation>{host} не отдаёт файлы по частям.</translation>
    </message>
    <message>
      <source>Use another mirror, or none.</source>
      <translation>Возьмите другое зеркало или никакого.</translation>
    </message>
    <message>
      <source>HF_HUB_OFFLINE forbids asking a hub.</source>
      <translation>HF_HUB_OFFLINE запрещает спрашивать хаб.</translation>
    </message>
    <message>
      <source>Unset this variable, and start again.</source>
      <translation>Уберите эту переменную и запустите снова.</translation>
    </message>
    <message>
      <source>Try again in some minutes.</source>
      <translation>Попробуйте через несколько минут.</translation>
    </message>
    <message>
      <source>Your account may not read {place} yet.</source>
      <translation>Вашему аккаунту ещё нельзя читать {place}.</translation>
    </message>
    <message>
      <source>{host} has no {place}, or it is private.</source>
      <translation>На {host} нет {place}, или он закрыт.</translation>
    </message>
    <message>
      <source>{host} does not let you read {place}.</source>
      <translation>{host} не даёт вам читать {place}.</translation>
    </message>
    <message>
      <source>{host} refuses what it was asked (error {status}).</source>
      <translation>{host} отклоняет запрос (ошибка {status}).</translation>
    </message>
    <message>
      <source>{place} is only for those who agree to its terms.</source>
      <translation>{place} — только для тех, кто принял условия.</translation>
    </message>
    <message>
      <source>Agree to its terms at {page}; its owner may have to say yes.</source>
      <translation>Примите условия на {page}; возможно, владелец должен согласиться.</translation>
    </message>
    <message>
      <source>{host} does not accept your token.</source>
      <translation>{host} не принимает ваш токен.</translation>
    </message>
    <message>
      <source>{place} was changed, and what was found there is gone.</source>
      <translation>{place} изменён, найденного там больше нет.</translation>
    </message>
    <message>
      <source>Try again in {span}.</source>
      <translation>Попробуйте через {span}.</translation>
    </message>
    <message>
      <source>{host} has been asked too often from here.</source>
      <translation>{host} спрашивали отсюда слишком часто.</translation>
    </message>
    <message>
      <source>“{path}” was replaced on the hub by a shorter file.</source>
      <translation>«{path}» на хабе заменён файлом короче.</translation>
    </message>
    <message>
      <source>{host} has a fault of its own (error {status}).</source>
      <translation>У {host} своя неполадка (ошибка {status}).</translation>
    </message>
    <message>
      <source>{place} was withdrawn from the hub.</source>
      <translation>{place} убран с хаба.</translation>
    </message>
    <message>
      <source>Look it up again.</source>
      <translation>Найдите его снова.</translation>
    </message>
    <message>
      <source>Look it up, and fetch what is there now.</source>
      <translation>Найдите его и загрузите то, что там сейчас.</translation>
    </message>
    <message>
      <source>Check the network, and try again. What is already here works without it.</source>
      <translation>Проверьте сеть и попробуйте снова. То, что уже здесь, работает без неё.</translation>
    </message>
    <message>
      <source>{host} cannot prove that it is {host}: its certificate is not trusted here.</source>
      <translation>{host} не может доказать, что это {host}: его сертификату здесь не доверяют.</translation>
    </message>
    <message>
      <source>The proxy does not let this program through to {host}.</source>
      <translation>Прокси не пускает эту программу к {host}.</translation>
    </message>
    <message>
      <source>No way to {peer} is known: this computer seems to be offline.</source>
      <translation>Пути к {peer} нет: похоже, компьютер без сети.</translation>
    </message>
    <message>
      <source>Nothing answers at {peer}.</source>
      <translation>{peer} не отвечает.</translation>
    </message>
    <message>
      <source>No word comes from {peer}.</source>
      <translation>От {peer} ни слова.</translation>
    </message>
    <message>
      <source>Try another network, or add its certificate to those your system trusts.</source>
      <translation>Попробуйте другую сеть или добавьте его сертификат к доверенным.</translation>
    </message>
    <message>
      <source>Check HTTPS_PROXY, and the name and password in it.</source>
      <translation>Проверьте HTTPS_PROXY, имя и пароль в ней.</translation>
    </message>
    <message>
      <source>The disk has no room for a copy of {size}: {free} are free.</source>
      <translation>На диске нет места для копии в {size}: свободно {free}.</translation>
    </message>
    <message>
      <source>Make room, or use the model where it lies.</source>
      <translation>Освободите место или используйте модель там, где она лежит.</translation>
    </message>
    <message>
      <source>The model could not be copied: {strerror}.</source>
      <translation>Модель не удалось скопировать: {strerror}.</translation>
    </message>
    <message>
      <source>Check both disks, and the folder {folder}.</source>
      <translation>Проверьте оба диска и папку {folder}.</translation>
    </message>
    <message>
      <source>What became of a model could not be noted: {strerror}.</source>
      <translation>Не удалось записать, что стало с моделью: {strerror}.</translation>
    </message>
    <message>
      <source>Loses so much that a smaller model in more bits is nearly always better.</source>
      <translation>Теряет столько, что модель поменьше с большим числом бит почти всегда лучше.</translation>
    </message>
    <message>
      <source>Loses much: only for a large model that fits in no other way.</source>
      <translation>Теряет много: только для большой модели, которая иначе не поместится.</translation>
    </message>
    <message>
      <source>Loses some: for a model that does not fit in four bits.</source>
      <translation>Кое-что теряет: для модели, которая не помещается в четыре бита.</translation>
    </message>
    <message>
      <source>Loses little: a good middle between size and quality.</source>
      <translation>Теряет мало: хорошая середина между размером и качеством.</translation>
    </message>
    <message>
      <source>Hardly to be told from the original.</source>
      <translation>От оригинала едва отличить.</translation>
    </message>
    <message>
      <source>An older way: a _K mixture of the same size is better.</source>
      <translation>Старый способ: смесь _K того же размера лучше.</translation>
    </message>
    <message>
      <source>Only for models that were trained with weights of one bit.</source>
      <translation>Только для моделей, обученных с весами в один бит.</translation>
    </message>
    <message>
      <source>Only for models that were trained with weights of three values.</source>
      <translation>Только для моделей, обученных с весами из трёх значений.</translation>
    </message>
    <message>
      <source>Only for models that were trained with weights of two bits.</source>
      <translation>Только для моделей, обученных с весами в два бита.</translation>
    </message>
    <message>
      <source>What some models were trained in: nothing is lost for these.</source>
      <translation>В этом обучали некоторые модели: для них ничего не теряется.</translation>
    </message>
    <message>
      <source>Loses little, in less space than Q4_K_S; slower on some processors.</source>
      <translation>Теряет мало, места меньше, чем у Q4_K_S; на некоторых процессорах медленнее.</translation>
    </message>
    <message>
      <source>Made for recent NVIDIA cards; loses little.</source>
      <translation>Для новых карт NVIDIA; теряет мало.</translation>
    </message>
    <message>
      <source>Loses some, and is fast on many processors.</source>
      <translation>Кое-что теряет, но быстра на многих процессорах.</translation>
    </message>
    <message>
      <source>Loses little: what most people choose.</source>
      <translation>Теряет мало: выбор большинства.</translation>
    </message>
    <message>
      <source>Loses very little.</source>
      <translation>Теряет очень мало.</translation>
    </message>
    <message>
      <source>Loses very little: for those who have some memory to spare.</source>
      <translation>Теряет очень мало: если памяти с запасом.</translation>
    </message>
    <message>
      <source>Not to be told from the original, at half its size.</source>
      <translation>От оригинала не отличить, а размер вдвое меньше.</translation>
    </message>
    <message>
      <source>Nothing is lost; twice the size of Q8_0 for no answer that is better.</source>
      <translation>Ничего не теряется; вдвое больше Q8_0, а ответы не лучше.</translation>
    </message>
    <message>
      <source>Nothing is lost: as most models were trained; slow on older computers.</source>
      <translation>Ничего не теряется: так обучали большинство моделей; на старых компьютерах медленно.</translation>
    </message>
    <message>
      <source>Nothing is lost, and nothing gained over F16 at twice the size.</source>
      <translation>Ничего не теряется и ничего не прибавляется к F16 при двойном размере.</translation>
    </message>
    <message>
      <source>As {base}, with its most sensitive parts stored finer.</source>
      <translation>Как {base}, но самые чуткие части хранятся точнее.</translation>
    </message>
    <message>
      <source>Others come first.</source>
      <translation>Сначала другие.</translation>
    </message>
    <message>
      <source>Download it again, or choose another file.</source>
      <translation>Загрузите его снова или выберите другой файл.</translation>
    </message>
    <message>
      <source>Choose another model, or a newer version of Matryoshka.</source>
      <translation>Выберите другую модель или обновите «Матрёшку».</translation>
    </message>
    <message>
      <source>Choose a model made for chat, often called “instruct” or “chat”.</source>
      <translation>Выберите модель для чата, часто с «instruct» или «chat» в имени.</translation>
    </message>
    <message>
      <source>“{name}” is not a GGUF model file, or is damaged.</source>
      <translation>«{name}» — не файл модели GGUF или повреждён.</translation>
    </message>
    <message>
      <source>“{name}” turns texts into numbers, to search or compare them: it cannot chat.</source>
      <translation>«{name}» переводит тексты в числа для поиска и сравнения: чата с ней не выйдет.</translation>
    </message>
    <message>
      <source>“{name}” has no chat template, so it cannot hold a conversation.</source>
      <translation>У «{name}» нет шаблона чата, разговора с ней не выйдет.</translation>
    </message>
    <message>
      <source>Choose a version of the model made for chat, often called “instruct” or “chat”.</source>
      <translation>Возьмите версию для чата, часто с «instruct» или «chat» в имени.</translation>
    </message>
    <message>
      <source>“{name}” holds no model, only what belongs to one.</source>
      <translation>В «{name}» нет модели, лишь то, что к ней прилагается.</translation>
    </message>
    <message>
      <source>“{name}” sees or hears for another model: it cannot chat.</source>
      <translation>«{name}» видит или слышит для другой модели: чата с ней не выйдет.</translation>
    </message>
    <message>
      <source>Choose the file of that other model.</source>
      <translation>Выберите файл той модели.</translation>
    </message>
    <message>
      <source>“{name}” makes sounds and no texts: it cannot chat.</source>
      <translation>«{name}» создаёт звуки, а не тексты: чата с ней не выйдет.</translation>
    </message>
    <message>
      <source>“{name}” helps another model to write faster: it cannot chat.</source>
      <translation>«{name}» помогает другой модели писать быстрее: чата с ней не выйдет.</translation>
    </message>
    <message>
      <source>“{name}” is an adapter, which changes another model: it cannot chat.</source>
      <translation>«{name}» — адаптер, он меняет другую модель: чата с ним не выйдет.</translation>
    </message>
    <message>
      <source>Name it in the ladder, under `lora` or `control` of the model that it was made for.</source>
      <translation>Укажите его в лестнице, в `lora` или `control` той модели, для которой он сделан.</translation>
    </message>
    <message>
      <source>“{name}” is one of {count} files that are one model.</source>
      <translation>«{name}» — один из файлов одной модели (всего {count}).</translation>
    </message>
    <message>
      <source>Choose “{first}”, with the others beside it.</source>
      <translation>Выберите «{first}», остальные должны лежать рядом.</translation>
    </message>
    <message>
      <source>“{name}” is one of {count} files that are one model, and “{missing}” is not beside it.</source>
      <translation>«{name}» — один из файлов одной модели (всего {count}), а «{missing}» рядом нет.</translation>
    </message>
    <message>
      <source>Download all {count}, into one folder.</source>
      <translation>Загрузите все {count} в одну папку.</translation>
    </message>
    <message>
      <source>“{name}” is damaged: {why}.</source>
      <translation>«{name}» повреждён: {why}.</translation>
    </message>
    <message>
      <source>“{name}” is not whole: {size} of {whole} are here.</source>
      <translation>«{name}» не целиком: здесь {size} из {whole}.</translation>
    </message>
    <message>
      <source>Let its download finish, or download it again.</source>
      <translation>Дождитесь загрузки или загрузите снова.</translation>
    </message>
    <message>
      <source>“{model}” lies in {owners}, which alone may delete it.</source>
      <translation>«{model}» лежит в {owners}; удалить может только она.</translation>
    </message>
    <message>
      <source>Frees no space.</source>
      <translation>Места не освободит.</translation>
    </message>
    <message>
      <source>{file} stays where it is, and is no longer used.</source>
      <translation>{file} останется на месте, но больше не используется.</translation>
    </message>
    <message>
      <source>A copy stays in {owners}.</source>
      <translation>Копия останется в {owners}.</translation>
    </message>
    <message>
      <source>“{removal}” could not be deleted: {strerror}.</source>
      <translation>«{removal}» не удалось удалить: {strerror}.</translation>
    </message>
    <message>
      <source>Close what uses it, or look who may write in its folder.</source>
      <translation>Закройте то, что её использует, или проверьте права на папку.</translation>
    </message>
    <message>
      <source>“{path}” is not a file.</source>
      <translation>«{path}» — не файл.</translation>
    </message>
    <message>
      <source>Name the .gguf file itself.</source>
      <translation>Укажите сам файл .gguf.</translation>
    </message>
    <message>
      <source>Fits the graphics card: {needs}.</source>
      <translation>Помещается на видеокарте: {needs}.</translation>
    </message>
    <message>
      <source>Fits with {some} of {layers} layers on the graphics card: {needs}.</source>
      <translation>Помещается с {some} из {layers} слоёв на видеокарте: {needs}.</translation>
    </message>
    <message>
      <source>Fits in memory: {needs}.</source>
      <translation>Помещается в памяти: {needs}.</translation>
    </message>
    <message>
      <source>Pages from disk, and answers slowly: {needs}.</source>
      <translation>Читает с диска и отвечает медленно: {needs}.</translation>
    </message>
    <message>
      <source>Cannot run here: {needs}.</source>
      <translation>Здесь не запустится: {needs}.</translation>
    </message>
    <message>
      <source>The list of downloads could not be saved: {strerror}.</source>
      <translation>Список загрузок не удалось сохранить: {strerror}.</translation>
    </message>
    <message>
      <source>Goes on soon.</source>
      <translation>Скоро продолжится.</translation>
    </message>
    <message>
      <source>{count} kB</source>
      <translation>{count} КБ</translation>
    </message>
    <message numerus="yes">
      <source>about (an|%n) hour(s)</source>
      <translation>
        <numerusform>около %n часа</numerusform>
        <numerusform>около %n часов</numerusform>
        <numerusform>около %n часов</numerusform>
      </translation>
    </message>
    <message>
      <source>about {count} tokens a second</source>
      <translation>около {count} токенов в секунду</translation>
    </message>
    <message>
      <source>{count} GB</source>
      <translation>{count} ГБ</translation>
    </message>
    <message>
      <source>{count} MB</source>
      <translation>{count} МБ</translation>
    </message>
    <message numerus="yes">
      <source>%n byte(s)</source>
      <translation>
        <numerusform>%n байт</numerusform>
        <numerusform>%n байта</numerusform>
        <numerusform>%n байт</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} MB/s</source>
      <translation>{count} МБ/с</translation>
    </message>
    <message>
      <source>{count} kB/s</source>
      <translation>{count} КБ/с</translation>
    </message>
    <message>
      <source>0 MB/s</source>
      <translation>0 МБ/с</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>меньше минуты</translation>
    </message>
    <message numerus="yes">
      <source>about (a|%n) minute(s)</source>
      <translation>
        <numerusform>около %n минуты</numerusform>
        <numerusform>около %n минут</numerusform>
        <numerusform>около %n минут</numerusform>
      </translation>
    </message>
    <message>
      <source>This could pass your limit for this month.</source>
      <translation>Это может превысить ваш предел на месяц.</translation>
    </message>
    <message>
      <source>Raise the limit, or wait for the next month.</source>
      <translation>Поднимите предел или дождитесь следующего месяца.</translation>
    </message>
    <message>
      <source>Matryoshka is switched offline.</source>
      <translation>«Матрёшка» работает без сети.</translation>
    </message>
    <message>
      <source>Switch it online, then try again.</source>
      <translation>Верните её в сеть и попробуйте снова.</translation>
    </message>
    <message>
      <source>This chat stays on this computer.</source>
      <translation>Этот чат остаётся на компьютере.</translation>
    </message>
    <message>
      <source>Unlock it if it may leave.</source>
      <translation>Снимите замок, если ему можно уйти.</translation>
    </message>
    <message>
      <source>This computer is on no network.</source>
      <translation>Компьютер не подключён к сети.</translation>
    </message>
    <message>
      <source>Connect it, then ask again.</source>
      <translation>Подключите его и спросите снова.</translation>
    </message>
    <message>
      <source>The list of requests cannot be written: {strerror}. So nothing was asked.</source>
      <translation>Список запросов не записать: {strerror}. Поэтому ничего не отправлено.</translation>
    </message>
    <message>
      <source>Broken lines, left out: {count} ({lines}).</source>
      <translation>Испорченные строки, пропущены: {count} ({lines}).</translation>
    </message>
    <message>
      <source>Lines without an answer, left out: {count} ({lines}).</source>
      <translation>Строки без ответа, пропущены: {count} ({lines}).</translation>
    </message>
    <message>
      <source>Questions that stand there twice, asked once: {count} ({lines}).</source>
      <translation>Повторяющиеся вопросы, заданы один раз: {count} ({lines}).</translation>
    </message>
    <message>
      <source>Questions that a tier cannot read, left out: {count} ({lines}).</source>
      <translation>Вопросы, которые ступень не может прочесть, пропущены: {count} ({lines}).</translation>
    </message>
    <message>
      <source>Questions that the built-in tiers may have been trained with, asked all the same: {count} ({lines}).</source>
      <translation>Вопросы, на которых встроенные ступени могли учиться, всё равно заданы: {count} ({lines}).</translation>
    </message>
    <message>
      <source>line {line}: {detail}</source>
      <translation>строка {line}: {detail}</translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation>и ещё {count}</translation>
    </message>
    <message>
      <source>Your settings could not be read: the usual ones hold.</source>
      <translation>Настройки не прочитались: действуют обычные.</translation>
    </message>
    <message>
      <source>The file is kept as {file}.</source>
      <translation>Файл сохранён как {file}.</translation>
    </message>
    <message>
      <source>Your keys could not be saved: {strerror}.</source>
      <translation>Клавиши не удалось сохранить: {strerror}.</translation>
    </message>
    <message>
      <source>Your own keys could not be read: the usual ones hold.</source>
      <translation>Ваши клавиши не прочитались: действуют обычные.</translation>
    </message>
    <message>
      <source>The file is {aside}.</source>
      <translation>Файл: {aside}.</translation>
    </message>
    <message>
      <source>The command {unknown} is not known here.</source>
      <translation>Команда {unknown} здесь неизвестна.</translation>
    </message>
    <message>
      <source>It would be too large.</source>
      <translation>Вышло бы слишком крупно.</translation>
    </message>
    <message>
      <source>It is not complete, or not written as LaTeX is.</source>
      <translation>Неполная или написана не по LaTeX.</translation>
    </message>
    <message>
      <source>Drawing it takes too much time or memory.</source>
      <translation>Рисовать её слишком долго или тяжело.</translation>
    </message>
    <message>
      <source>Anything else they will say they cannot answer. They read English and Russian.</source>
      <translation>Об остальном скажут, что ответить не могут. Понимают русский и английский.</translation>
    </message>
    <message>
      <source>Everything stays on this computer.</source>
      <translation>Всё остаётся на этом компьютере.</translation>
    </message>
    <message>
      <source>Greetings and small talk. Plus and minus from 0 to 99, times from 0 to 9.</source>
      <translation>Приветствия и болтовня. Плюс и минус от 0 до 99, умножение от 0 до 9.</translation>
    </message>
    <message>
      <source>All of that with larger numbers, percentages, and sums of 1 to N without every k-th one.</source>
      <translation>Всё это с числами побольше, проценты и суммы от 1 до N без каждого k-го.</translation>
    </message>
    <message>
      <source>About Matryoshka</source>
      <translation>О программе</translation>
    </message>
    <message>
      <source>what it is made of, and where it keeps things</source>
      <translation>из чего она состоит и где что хранит</translation>
    </message>
    <message>
      <source>This program</source>
      <translation>Эта программа</translation>
    </message>
    <message>
      <source>This computer, as llama.cpp sees it</source>
      <translation>Этот компьютер глазами llama.cpp</translation>
    </message>
    <message>
      <source>Where things are</source>
      <translation>Где что лежит</translation>
    </message>
    <message>
      <source>Made by others</source>
      <translation>Сделано другими</translation>
    </message>
    <message>
      <source>Chats, models and backups</source>
      <translation>Чаты, модели и копии</translation>
    </message>
    <message>
      <source>Settings and ladders</source>
      <translation>Настройки и лестницы</translation>
    </message>
    <message>
      <source>What can be made again</source>
      <translation>То, что можно создать заново</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Открыть</translation>
    </message>
    <message>
      <source>Open the folder: {name}</source>
      <translation>Открыть папку: {name}</translation>
    </message>
    <message>
      <source>For whoever helps you with a fault. It holds no key, no chat, and no name of a folder.</source>
      <translation>Для того, кто поможет вам с ошибкой. В нём нет ни ключей, ни чатов, ни имён папок.</translation>
    </message>
    <message>
      <source>The report</source>
      <translation>Отчёт</translation>
    </message>
    <message>
      <source>Copy the report</source>
      <translation>Скопировать отчёт</translation>
    </message>
    <message>
      <source>A report</source>
      <translation>Отчёт</translation>
    </message>
    <message>
      <source>Still answering in “{title}”.</source>
      <translation>Ещё отвечает в «{title}».</translation>
    </message>
    <message>
      <source>Still answering. {keys} stops it.</source>
      <translation>Ещё отвечает. {keys} остановит.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Показать</translation>
    </message>
    <message>
      <source>Still reading a file.</source>
      <translation>Ещё читает файл.</translation>
    </message>
    <message>
      <source>Remove {name}</source>
      <translation>Убрать {name}</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Убрать</translation>
    </message>
    <message>
      <source>Attached files</source>
      <translation>Вложенные файлы</translation>
    </message>
    <message numerus="yes">
      <source>reading %n file(s)…</source>
      <translation>
        <numerusform>читает %n файл…</numerusform>
        <numerusform>читает %n файла…</numerusform>
        <numerusform>читает %n файлов…</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose what goes along. Click the first and Shift-click the last; Ctrl-click adds one.</source>
      <translation>Выберите, что отправить. Щёлкните первую часть и последнюю с Shift; щелчок с Ctrl добавит ещё одну.</translation>
    </message>
    <message>
      <source>This file has {size}; the tier that reads most reads {room} at once.</source>
      <translation>В этом файле {size}; самая вместительная ступень читает за раз {room}.</translation>
    </message>
    <message>
      <source>Part of “{document}”</source>
      <translation>Часть «{document}»</translation>
    </message>
    <message>
      <source>Attach</source>
      <translation>Вложить</translation>
    </message>
    <message>
      <source>Parts of the file</source>
      <translation>Части файла</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Отмена</translation>
    </message>
    <message>
      <source>{tokens} of {room}</source>
      <translation>{tokens} из {room}</translation>
    </message>
    <message>
      <source>Attach files</source>
      <translation>Вложить файлы</translation>
    </message>
    <message>
      <source>Pasted picture {number}.png</source>
      <translation>Вставленная картинка {number}.png</translation>
    </message>
    <message>
      <source>{figures} tokens</source>
      <translation>{figures} токенов</translation>
    </message>
    <message>
      <source>“{document}” has {tokens}.</source>
      <translation>В «{document}» {tokens}.</translation>
    </message>
    <message>
      <source>The tier that reads most reads {room} at once. Attach a shorter part of it.</source>
      <translation>Самая вместительная ступень читает за раз {room}. Вложите часть покороче.</translation>
    </message>
    <message>
      <source>“{document}” is a picture.</source>
      <translation>«{document}» — картинка.</translation>
    </message>
    <message>
      <source>No tier here can see one: put it in words.</source>
      <translation>Здесь ни одна ступень не видит картинок: опишите её словами.</translation>
    </message>
    <message>
      <source>“{document}” is empty.</source>
      <translation>«{document}» — пустой файл.</translation>
    </message>
    <message>
      <source>Nothing of it could be read.</source>
      <translation>Прочесть из него нечего.</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) go with one question.</source>
      <translation>
        <numerusform>С вопросом идёт %n файл.</numerusform>
        <numerusform>С вопросом идут %n файла.</numerusform>
        <numerusform>С вопросом идут %n файлов.</numerusform>
      </translation>
    </message>
    <message>
      <source>Send some first, or take some away.</source>
      <translation>Отправьте сначала часть или уберите лишние.</translation>
    </message>
    <message>
      <source>{tokens}</source>
      <translation>{tokens}</translation>
    </message>
    <message>
      <source>Tokens that {tier} would read of this chat; {kept} are kept for the answer.</source>
      <translation>Сколько токенов этого чата прочла бы {tier}; {kept} оставлено для ответа.</translation>
    </message>
    <message>
      <source>{count} B</source>
      <translation>{count} Б</translation>
    </message>
    <message>
      <source>{count} KB</source>
      <translation>{count} КБ</translation>
    </message>
    <message numerus="yes">
      <source>%n token(s)</source>
      <translation>
        <numerusform>%n токен</numerusform>
        <numerusform>%n токена</numerusform>
        <numerusform>%n токенов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n token(s)</source>
      <translation>
        <numerusform>около %n токена</numerusform>
        <numerusform>около %n токенов</numerusform>
        <numerusform>около %n токенов</numerusform>
      </translation>
    </message>
    <message>
      <source>about {tokens}</source>
      <translation>около {tokens}</translation>
    </message>
    <message>
      <source>Tokens that {tier} would read of this chat.</source>
      <translation>Сколько токенов этого чата прочла бы {tier}.</translation>
    </message>
    <message>
      <source>Start with {wider} to have more of it read</source>
      <translation>Начните с {wider}: она прочтёт больше</translation>
    </message>
    <message>
      <source>A new chat starts with all its room</source>
      <translation>В новом чате места снова вдоволь</translation>
    </message>
    <message>
      <source>{tier} cannot read so long a question: {end}.</source>
      <translation>{tier} не прочтёт такой длинный вопрос: {end}.</translation>
    </message>
    <message numerus="yes">
      <source>The whole chat has no room in what {tier} reads at once: its (|%n )oldest question(s) (is|are) left out. {way}.</source>
      <translation>
        <numerusform>Весь чат не помещается в то, что {tier} читает за раз: %n самый старый вопрос пропущен. {way}.</numerusform>
        <numerusform>Весь чат не помещается в то, что {tier} читает за раз: %n самых старых вопроса пропущены. {way}.</numerusform>
        <numerusform>Весь чат не помещается в то, что {tier} читает за раз: %n самых старых вопросов пропущено. {way}.</numerusform>
      </translation>
    </message>
    <message>
      <source>it goes to {wider}</source>
      <translation>он уйдёт к {wider}</translation>
    </message>
    <message>
      <source>shorten it, or attach less</source>
      <translation>сократите его или вложите меньше</translation>
    </message>
    <message>
      <source>{model} is on your ladder. Does {junior} know when to ask?</source>
      <translation>{model} на вашей лестнице. Знает ли {junior}, когда спросить?</translation>
    </message>
    <message>
      <source>From thrifty to careful</source>
      <translation>От бережливой к осторожной</translation>
    </message>
    <message>
      <source>thrifty</source>
      <translation>бережливо</translation>
    </message>
    <message>
      <source>careful</source>
      <translation>осторожно</translation>
    </message>
    <message>
      <source>How good the answers are. {described}</source>
      <translation>Насколько хороши ответы. {described}</translation>
    </message>
    <message>
      <source>as good as always asking {elder}</source>
      <translation>так же хорошо, как всегда спрашивать {elder}</translation>
    </message>
    <message>
      <source>of the questions go up</source>
      <translation>вопросов уходит выше</translation>
    </message>
    <message>
      <source>by chance</source>
      <translation>наугад</translation>
    </message>
    <message>
      <source>When to ask</source>
      <translation>Когда спрашивать</translation>
    </message>
    <message>
      <source>how sure a tier must be to answer by itself</source>
      <translation>насколько уверенной должна быть ступень, чтобы ответить самой</translation>
    </message>
    <message>
      <source>When {junior} asks {elder}</source>
      <translation>Когда {junior} спрашивает {elder}</translation>
    </message>
    <message>
      <source>Measure again</source>
      <translation>Измерить снова</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Остановить</translation>
    </message>
    <message>
      <source>“Models”, at the left, has bigger ones that suit this computer.</source>
      <translation>В «Моделях» слева есть модели побольше для этого компьютера.</translation>
    </message>
    <message>
      <source>Each answers some hundred questions, in the background: yours always come first.</source>
      <translation>Каждая ответит в фоне на несколько сотен вопросов: ваши всегда первые.</translation>
    </message>
    <message>
      <source>Ask meanwhile: your questions come first. Nothing is lost by stopping.</source>
      <translation>Спрашивайте пока: ваши вопросы первые. При остановке ничего не пропадёт.</translation>
    </message>
    <message>
      <source>A dial holds as soon as you let it go, in open chats too.</source>
      <translation>Ручка действует, как только вы её отпустите, и в открытых чатах.</translation>
    </message>
    <message>
      <source>looking at the models</source>
      <translation>смотрит модели</translation>
    </message>
    <message>
      <source>How well its doubt foretells is not yet measured.</source>
      <translation>Насколько верно её сомнение, ещё не измерено.</translation>
    </message>
    <message>
      <source>Nobody stands above {tier} who could be asked</source>
      <translation>Выше {tier} спросить некого</translation>
    </message>
    <message numerus="yes">
      <source>How well {who} (knows|know) when to ask</source>
      <translation>
        <numerusform>Насколько верно {who} знает, когда спросить</numerusform>
        <numerusform>Насколько верно {who} знают, когда спросить</numerusform>
        <numerusform>Насколько верно {who} знают, когда спросить</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{names}: {done} of %n question(s)</source>
      <translation>
        <numerusform>{names}: {done} из %n вопроса</numerusform>
        <numerusform>{names}: {done} из %n вопросов</numerusform>
        <numerusform>{names}: {done} из %n вопросов</numerusform>
      </translation>
    </message>
    <message>
      <source>{junior} asks {elder} when its doubt is above {limit}.</source>
      <translation>{junior} спрашивает {elder}, когда сомнение выше {limit}.</translation>
    </message>
    <message>
      <source>At this setting {questions}; {quality} as good as always asking {elder}.</source>
      <translation>При такой настройке {questions}; качество {quality} от того, чтобы всегда спрашивать {elder}.</translation>
    </message>
    <message>
      <source>about {percent} of questions go up</source>
      <translation>выше уходит около {percent} вопросов</translation>
    </message>
    <message>
      <source>Of new questions, 19 times in 20: {share} go up, {quality} as good.</source>
      <translation>Для новых вопросов, в 19 случаях из 20: выше уходит {share}, качество {quality}.</translation>
    </message>
    <message>
      <source>Measure, {time}</source>
      <translation>Измерить, {time}</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Измерить</translation>
    </message>
    <message>
      <source> · {time} left</source>
      <translation> · осталось {time}</translation>
    </message>
    <message>
      <source>hardly any go up</source>
      <translation>почти ничего не уходит выше</translation>
    </message>
    <message>
      <source>nearly all go up</source>
      <translation>почти всё уходит выше</translation>
    </message>
    <message>
      <source>about {percent} go up</source>
      <translation>выше уходит около {percent}</translation>
    </message>
    <message>
      <source>hardly any question goes up</source>
      <translation>почти ни один вопрос не уходит выше</translation>
    </message>
    <message>
      <source>nearly every question goes up</source>
      <translation>почти каждый вопрос уходит выше</translation>
    </message>
    <message>
      <source> Takes {time} of the time that always asking {elder} would.</source>
      <translation> Времени уходит {time} от того, чтобы всегда спрашивать {elder}.</translation>
    </message>
    <message numerus="yes">
      <source>Measured with %n question(s).</source>
      <translation>
        <numerusform>Измерено на %n вопросе.</numerusform>
        <numerusform>Измерено на %n вопросах.</numerusform>
        <numerusform>Измерено на %n вопросах.</numerusform>
      </translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>от {low} до {high}</translation>
    </message>
    <message>
      <source>{names}: working out what the answers tell</source>
      <translation>{names}: выясняет, что говорят ответы</translation>
    </message>
    <message>
      <source>Chats</source>
      <translation>Чаты</translation>
    </message>
    <message>
      <source>Title of the chat</source>
      <translation>Название чата</translation>
    </message>
    <message>
      <source>New chat</source>
      <translation>Новый чат</translation>
    </message>
    <message>
      <source>Folder {name}, {count}, {state}</source>
      <translation>Папка {name}, {count}, {state}</translation>
    </message>
    <message>
      <source>open</source>
      <translation>открыта</translation>
    </message>
    <message>
      <source>closed</source>
      <translation>закрыта</translation>
    </message>
    <message>
      <source>, answered by {names}</source>
      <translation>, отвечали {names}</translation>
    </message>
    <message>
      <source>, stays on this computer</source>
      <translation>, остаётся на этом компьютере</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Скопировано</translation>
    </message>
    <message>
      <source>Search all chats</source>
      <translation>Искать во всех чатах</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Переименовать</translation>
    </message>
    <message>
      <source>Pin</source>
      <translation>Закрепить</translation>
    </message>
    <message>
      <source>Archive</source>
      <translation>Архив</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Удалить</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Вернуть</translation>
    </message>
    <message>
      <source>Show the archive</source>
      <translation>Показать архив</translation>
    </message>
    <message>
      <source>Show the trash</source>
      <translation>Показать корзину</translation>
    </message>
    <message>
      <source>How this chat is asked</source>
      <translation>Как спрашивать в этом чате</translation>
    </message>
    <message>
      <source>Keep this chat on this computer</source>
      <translation>Не выпускать этот чат с компьютера</translation>
    </message>
    <message>
      <source>Type a question</source>
      <translation>Написать вопрос</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>Отправить</translation>
    </message>
    <message>
      <source>Who is asked first</source>
      <translation>Кого спросить первой</translation>
    </message>
    <message>
      <source>Ask again</source>
      <translation>Спросить ещё раз</translation>
    </message>
    <message>
      <source>Ask the bigger one</source>
      <translation>Спросить ступень побольше</translation>
    </message>
    <message>
      <source>Edit the last question</source>
      <translation>Изменить последний вопрос</translation>
    </message>
    <message>
      <source>Templates</source>
      <translation>Шаблоны</translation>
    </message>
    <message>
      <source>Find in this chat</source>
      <translation>Найти в этом чате</translation>
    </message>
    <message>
      <source>Next place</source>
      <translation>Следующее место</translation>
    </message>
    <message>
      <source>Place before</source>
      <translation>Предыдущее место</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Закрыть</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Копировать</translation>
    </message>
    <message>
      <source>Copy the last answer</source>
      <translation>Копировать последний ответ</translation>
    </message>
    <message>
      <source>Copy as Markdown</source>
      <translation>Копировать как Markdown</translation>
    </message>
    <message>
      <source>Copy as text</source>
      <translation>Копировать как текст</translation>
    </message>
    <message>
      <source>Export this chat…</source>
      <translation>Выгрузить этот чат…</translation>
    </message>
    <message>
      <source>Import chats…</source>
      <translation>Импорт чатов…</translation>
    </message>
    <message>
      <source>Back up everything…</source>
      <translation>Копия всего…</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>Вернуть из копии…</translation>
    </message>
    <message>
      <source>All commands, and chats by name</source>
      <translation>Все команды и чаты по имени</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Поиск</translation>
    </message>
    <message>
      <source>Show or hide the chats</source>
      <translation>Показать или скрыть чаты</translation>
    </message>
    <message>
      <source>Next part of the window</source>
      <translation>Следующая часть окна</translation>
    </message>
    <message>
      <source>Part of the window before</source>
      <translation>Предыдущая часть окна</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>Рядом</translation>
    </message>
    <message>
      <source>What your votes say</source>
      <translation>О чём говорят ваши оценки</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Модели</translation>
    </message>
    <message>
      <source>What leaves</source>
      <translation>Что уходит</translation>
    </message>
    <message>
      <source>Work offline</source>
      <translation>Работать без сети</translation>
    </message>
    <message>
      <source>Light or dark</source>
      <translation>Светлая или тёмная</translation>
    </message>
    <message>
      <source>Larger text</source>
      <translation>Крупнее текст</translation>
    </message>
    <message>
      <source>Smaller text</source>
      <translation>Мельче текст</translation>
    </message>
    <message>
      <source>Text as large as usual</source>
      <translation>Обычный размер текста</translation>
    </message>
    <message>
      <source>Ask in a small window</source>
      <translation>Спросить в маленьком окне</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Настройки</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>Сочетания клавиш</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Выйти</translation>
    </message>
    <message>
      <source>This chat</source>
      <translation>Этот чат</translation>
    </message>
    <message>
      <source>The question</source>
      <translation>Вопрос</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Чтение</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Файлы</translation>
    </message>
    <message>
      <source>The window</source>
      <translation>Окно</translation>
    </message>
    <message>
      <source>{keys} is “{command}” already.</source>
      <translation>{keys} — это уже «{command}».</translation>
    </message>
    <message>
      <source>Press others, or give that one others first.</source>
      <translation>Нажмите другие или сначала дайте другие той команде.</translation>
    </message>
    <message>
      <source>{keys} is “{command}” now.</source>
      <translation>{keys} — сейчас это «{command}».</translation>
    </message>
    <message>
      <source>Give that one its usual keys first.</source>
      <translation>Сначала верните той команде её обычные клавиши.</translation>
    </message>
    <message>
      <source>All keys are as usual.</source>
      <translation>Все клавиши снова обычные.</translation>
    </message>
    <message>
      <source>chat</source>
      <translation>чат</translation>
    </message>
    <message>
      <source>Usual</source>
      <translation>Как обычно</translation>
    </message>
    <message>
      <source>These keys belong to what they work on.</source>
      <translation>Эти клавиши принадлежат тому, с чем работают.</translation>
    </message>
    <message>
      <source>Keys of: {command}</source>
      <translation>Клавиши: {command}</translation>
    </message>
    <message>
      <source>Usual keys of: {command}</source>
      <translation>Обычные клавиши: {command}</translation>
    </message>
    <message>
      <source>press others where you like; an empty field has none</source>
      <translation>нажмите другие, какие нравятся; пустое поле — без клавиш</translation>
    </message>
    <message>
      <source>Search the keys</source>
      <translation>Искать клавиши</translation>
    </message>
    <message>
      <source>No keys for: {command}</source>
      <translation>Без клавиш: {command}</translation>
    </message>
    <message>
      <source>All as usual</source>
      <translation>Всё как обычно</translation>
    </message>
    <message>
      <source>What do you want to do?</source>
      <translation>Что вы хотите сделать?</translation>
    </message>
    <message>
      <source>What can be done</source>
      <translation>Что можно сделать</translation>
    </message>
    <message>
      <source>Nothing is called so.</source>
      <translation>Ничего с таким именем нет.</translation>
    </message>
    <message>
      <source>Ask…</source>
      <translation>Спросить…</translation>
    </message>
    <message>
      <source>Open the window</source>
      <translation>Открыть окно</translation>
    </message>
    <message>
      <source>{tier} is not on this computer: decide in the chat.</source>
      <translation>{tier} не на этом компьютере: решите в чате.</translation>
    </message>
    <message>
      <source>Another question is still being answered.</source>
      <translation>Ещё отвечает на другой вопрос.</translation>
    </message>
    <message>
      <source>The question could not be saved.</source>
      <translation>Вопрос не удалось сохранить.</translation>
    </message>
    <message>
      <source>This desktop gave no key that works over all windows.</source>
      <translation>Рабочий стол не дал клавиши, которая действует поверх всех окон.</translation>
    </message>
    <message>
      <source>In the settings of the desktop give a key of yours to the command “matryoshka --compact”.</source>
      <translation>В настройках рабочего стола назначьте свою клавишу команде «matryoshka --compact».</translation>
    </message>
    <message>
      <source>Ask Matryoshka in a small window</source>
      <translation>Спросить Матрёшку в маленьком окне</translation>
    </message>
    <message>
      <source>Ask Matryoshka</source>
      <translation>Спросить «Матрёшку»</translation>
    </message>
    <message>
      <source>Open in the chat</source>
      <translation>Открыть в чате</translation>
    </message>
    <message>
      <source>Ask anything</source>
      <translation>Спросите что угодно</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Вопрос</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Ответ</translation>
    </message>
    <message>
      <source>{remedy} Your usual ladder answers in this chat until then.</source>
      <translation>{remedy} До тех пор в этом чате отвечает ваша обычная лестница.</translation>
    </message>
    <message>
      <source>Hide who answers</source>
      <translation>Скрыть, кто отвечает</translation>
    </message>
    <message>
      <source>With the chat before it</source>
      <translation>Вместе с чатом до него</translation>
    </message>
    <message>
      <source>Earlier ones</source>
      <translation>Прежние</translation>
    </message>
    <message>
      <source>Your votes</source>
      <translation>Ваши оценки</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Ещё</translation>
    </message>
    <message>
      <source>Choose two to four.</source>
      <translation>Выберите от двух до четырёх.</translation>
    </message>
    <message>
      <source>Ask several tiers the same</source>
      <translation>Спросите несколько ступеней об одном</translation>
    </message>
    <message numerus="yes">
      <source>With %n picture(s)</source>
      <translation>
        <numerusform>С %n картинкой</numerusform>
        <numerusform>С %n картинками</numerusform>
        <numerusform>С %n картинками</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Спросить</translation>
    </message>
    <message>
      <source>Ask {tier}</source>
      <translation>Спросить {tier}</translation>
    </message>
    <message numerus="yes">
      <source>Question {number} of %n</source>
      <translation>
        <numerusform>вопрос {number} из %n</numerusform>
        <numerusform>вопрос {number} из %n</numerusform>
        <numerusform>вопрос {number} из %n</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask one no more</source>
      <translation>Одну больше не спрашивать</translation>
    </message>
    <message>
      <source>Send all of them to {tier}</source>
      <translation>Отправить все ступени {tier}</translation>
    </message>
    <message>
      <source>Question before</source>
      <translation>Предыдущий вопрос</translation>
    </message>
    <message>
      <source>Next question</source>
      <translation>Следующий вопрос</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Пауза</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Send all of them</source>
      <translation>Отправить все</translation>
    </message>
    <message numerus="yes">
      <source>{done} of %n answer(s)</source>
      <translation>
        <numerusform>{done} из %n ответа</numerusform>
        <numerusform>{done} из %n ответов</numerusform>
        <numerusform>{done} из %n ответов</numerusform>
      </translation>
    </message>
    <message>
      <source> · now question {number} to {tiers}</source>
      <translation> · сейчас вопрос {number} для {tiers}</translation>
    </message>
    <message>
      <source>{tier} is at {host}, model {model}: nothing was sent.</source>
      <translation>{tier} находится на {host}, модель {model}: ничего не отправлено.</translation>
    </message>
    <message>
      <source>Questions from a file</source>
      <translation>Вопросы из файла</translation>
    </message>
    <message>
      <source> · now question {number}</source>
      <translation> · сейчас вопрос {number}</translation>
    </message>
    <message>
      <source>Questions (*.jsonl)</source>
      <translation>Вопросы (*.jsonl)</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>Все файлы (*)</translation>
    </message>
    <message>
      <source>{tier} is not asked on: {fault}</source>
      <translation>{tier} больше не спрашивают: {fault}</translation>
    </message>
    <message numerus="yes">
      <source>%n question(s) would be, with what was said before.</source>
      <translation>
        <numerusform>Ушёл бы %n вопрос с тем, что сказано до него.</numerusform>
        <numerusform>Ушли бы %n вопроса с тем, что сказано до них.</numerusform>
        <numerusform>Ушло бы %n вопросов с тем, что сказано до них.</numerusform>
      </translation>
    </message>
    <message>
      <source>{tier} is asked no more; “Go on” asks it again.</source>
      <translation>{tier} больше не спрашивают; «Продолжить» спросит её снова.</translation>
    </message>
    <message>
      <source>Its answers that are there are kept.</source>
      <translation>Уже полученные ответы сохранены.</translation>
    </message>
    <message>
      <source>All other lines are asked.</source>
      <translation>Все остальные строки заданы.</translation>
    </message>
    <message>
      <source>Go on from here</source>
      <translation>Продолжить отсюда</translation>
    </message>
    <message>
      <source>Send once</source>
      <translation>Отправить раз</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Не сейчас</translation>
    </message>
    <message>
      <source>Answer of {tier}</source>
      <translation>Ответ: {tier}</translation>
    </message>
    <message>
      <source>{vote}: {tier}</source>
      <translation>{vote}: {tier}</translation>
    </message>
    <message>
      <source>Nothing was sent: {tier} is not asked from here now.</source>
      <translation>Ничего не отправлено: {tier} отсюда сейчас не спрашивают.</translation>
    </message>
    <message>
      <source>Reading your comparisons…</source>
      <translation>Чтение ваших сравнений…</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Ещё раз</translation>
    </message>
    <message>
      <source>Still answering.</source>
      <translation>Ответ ещё пишется.</translation>
    </message>
    <message>
      <source>Deleted</source>
      <translation>Удалено</translation>
    </message>
    <message>
      <source>Earlier comparisons</source>
      <translation>Прежние сравнения</translation>
    </message>
    <message>
      <source>kept until you delete them</source>
      <translation>хранятся, пока вы их не удалите</translation>
    </message>
    <message>
      <source>Find a question</source>
      <translation>Найти вопрос</translation>
    </message>
    <message numerus="yes">
      <source>%n more: type what you look for.</source>
      <translation>
        <numerusform>Ещё %n: введите, что ищете.</numerusform>
        <numerusform>Ещё %n: введите, что ищете.</numerusform>
        <numerusform>Ещё %n: введите, что ищете.</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing was found.</source>
      <translation>Ничего не найдено.</translation>
    </message>
    <message>
      <source>There are none yet.</source>
      <translation>Пока нет ни одного.</translation>
    </message>
    <message numerus="yes">
      <source>%n question(s)</source>
      <translation>
        <numerusform>%n вопрос</numerusform>
        <numerusform>%n вопроса</numerusform>
        <numerusform>%n вопросов</numerusform>
      </translation>
    </message>
    <message>
      <source>Open: {title}</source>
      <translation>Открыть: {title}</translation>
    </message>
    <message>
      <source>Delete: {title}</source>
      <translation>Удалить: {title}</translation>
    </message>
    <message>
      <source>Scroll answers together</source>
      <translation>Прокручивать ответы вместе</translation>
    </message>
    <message>
      <source>Kind of question: {kind}…</source>
      <translation>Вид вопроса: {kind}…</translation>
    </message>
    <message>
      <source>Kind of question…</source>
      <translation>Вид вопроса…</translation>
    </message>
    <message>
      <source>Export this comparison</source>
      <translation>Экспорт сравнения</translation>
    </message>
    <message>
      <source>Written to {file}.</source>
      <translation>Записано в {file}.</translation>
    </message>
    <message>
      <source>Kind of question</source>
      <translation>Вид вопроса</translation>
    </message>
    <message>
      <source>Like “sums” or “letters”</source>
      <translation>Например, «суммы» или «письма»</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Сохранить</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Экспорт…</translation>
    </message>
    <message>
      <source>Delete this comparison</source>
      <translation>Удалить это сравнение</translation>
    </message>
    <message>
      <source>Questions from a file…</source>
      <translation>Вопросы из файла…</translation>
    </message>
    <message>
      <source>The answers will stand here side by side, and what tells them apart.</source>
      <translation>Здесь рядом встанут ответы и то, чем они различаются.</translation>
    </message>
    <message>
      <source>what the bigger tier really adds</source>
      <translation>что на деле добавляет большая ступень</translation>
    </message>
    <message>
      <source>Answer {number}</source>
      <translation>Ответ {number}</translation>
    </message>
    <message>
      <source>{share} ({low} to {high})</source>
      <translation>{share} (от {low} до {high})</translation>
    </message>
    <message numerus="yes">
      <source>On %n vote(s) {tier} was good enough for {share}</source>
      <translation>
        <numerusform>%n оценка: {tier} справилась в {share}</numerusform>
        <numerusform>%n оценки: {tier} справилась в {share}</numerusform>
        <numerusform>%n оценок: {tier} справилась в {share}</numerusform>
      </translation>
    </message>
    <message>
      <source>{said}; your dial hands up {part}.</source>
      <translation>{said}; ваша настройка передаёт выше {part}.</translation>
    </message>
    <message>
      <source>That fits together, as far as these votes can tell.</source>
      <translation>Одно другому соответствует, насколько можно судить по этим оценкам.</translation>
    </message>
    <message>
      <source>{won} of {of}</source>
      <translation>{won} из {of}</translation>
    </message>
    <message>
      <source>{said}; how many of them your dial hands up is not known.</source>
      <translation>{said}; сколько из них ваша настройка передаёт выше, неизвестно.</translation>
    </message>
    <message>
      <source>It asks more often than it needs to: turn it towards thrifty.</source>
      <translation>Она спрашивает чаще, чем нужно: поверните к «бережливо».</translation>
    </message>
    <message>
      <source>It answers what it had better hand up: turn it towards careful.</source>
      <translation>Она отвечает там, где лучше спросить: поверните к «осторожно».</translation>
    </message>
    <message>
      <source>Counting your votes…</source>
      <translation>Считаем ваши оценки…</translation>
    </message>
    <message>
      <source>Ask several tiers the same, and say which answer is best, fine or wrong.</source>
      <translation>Спросите у нескольких ступеней одно и то же и отметьте, какой ответ лучший, какой годится, а какой неверен.</translation>
    </message>
    <message>
      <source>who wins, and when to ask</source>
      <translation>кто отвечает лучше и когда спрашивать</translation>
    </message>
    <message>
      <source>There are no votes yet</source>
      <translation>Оценок пока нет</translation>
    </message>
    <message>
      <source>How your dials stand to your votes</source>
      <translation>Ваши настройки и ваши оценки</translation>
    </message>
    <message>
      <source>Best answers to “{kind}”</source>
      <translation>Лучшие ответы: «{kind}»</translation>
    </message>
    <message>
      <source>Best answers of all</source>
      <translation>Лучшие ответы по всем вопросам</translation>
    </message>
    <message>
      <source>Best</source>
      <translation>Лучший</translation>
    </message>
    <message>
      <source>Fine</source>
      <translation>Годится</translation>
    </message>
    <message>
      <source>Wrong</source>
      <translation>Неверно</translation>
    </message>
    <message>
      <source>To {host}, model {model}</source>
      <translation>На {host}, модель {model}</translation>
    </message>
    <message>
      <source>It could not answer.</source>
      <translation>Ответить не удалось.</translation>
    </message>
    <message>
      <source>hidden in it: {found}</source>
      <translation>скрыто в нём: {found}</translation>
    </message>
    <message>
      <source>Not asked</source>
      <translation>Не спрашивали</translation>
    </message>
    <message>
      <source>Waits for you</source>
      <translation>Ждёт вас</translation>
    </message>
    <message>
      <source>Loading: {share} %</source>
      <translation>Загрузка: {share} %</translation>
    </message>
    <message>
      <source>Reads the question</source>
      <translation>Читает вопрос</translation>
    </message>
    <message>
      <source>Writes</source>
      <translation>Пишет</translation>
    </message>
    <message>
      <source>It has said nothing.</source>
      <translation>Ничего не ответила.</translation>
    </message>
    <message>
      <source>Waits for {tiers}</source>
      <translation>Ждёт: {tiers}</translation>
    </message>
    <message>
      <source>Waits</source>
      <translation>Ждёт</translation>
    </message>
    <message>
      <source>would have asked {elder}</source>
      <translation>сама спросила бы {elder}</translation>
    </message>
    <message>
      <source>first token after {time}</source>
      <translation>первый токен через {time}</translation>
    </message>
    <message>
      <source>{memory} memory</source>
      <translation>память: {memory}</translation>
    </message>
    <message>
      <source>fastest</source>
      <translation>быстрее всех</translation>
    </message>
    <message>
      <source>shortest</source>
      <translation>короче всех</translation>
    </message>
    <message>
      <source>Open a link</source>
      <translation>Открыть ссылку</translation>
    </message>
    <message>
      <source>Open this page in your browser?</source>
      <translation>Открыть эту страницу в браузере?</translation>
    </message>
    <message>
      <source>Not saved</source>
      <translation>Не сохранено</translation>
    </message>
    <message>
      <source>The last answer is not saved.</source>
      <translation>Последний ответ не сохранён.</translation>
    </message>
    <message>
      <source>Close anyway</source>
      <translation>Всё равно закрыть</translation>
    </message>
    <message>
      <source>Empty the trash</source>
      <translation>Очистить корзину</translation>
    </message>
    <message numerus="yes">
      <source>Delete %n chat(s) for good?</source>
      <translation>
        <numerusform>Удалить %n чат навсегда?</numerusform>
        <numerusform>Удалить %n чата навсегда?</numerusform>
        <numerusform>Удалить %n чатов навсегда?</numerusform>
      </translation>
    </message>
    <message>
      <source>Daily backups hold them for up to a week.</source>
      <translation>Ежедневные копии хранят их до недели.</translation>
    </message>
    <message>
      <source>Delete for good</source>
      <translation>Удалить навсегда</translation>
    </message>
    <message>
      <source>Remove “{what}”?</source>
      <translation>Убрать «{what}»?</translation>
    </message>
    <message>
      <source>Keep open</source>
      <translation>Не закрывать</translation>
    </message>
    <message>
      <source>Matryoshka is open already, and does not answer.</source>
      <translation>«Матрёшка» уже открыта и не отвечает.</translation>
    </message>
    <message>
      <source>Wait for it, close it, or end its process.</source>
      <translation>Подождите, закройте её или завершите её процесс.</translation>
    </message>
    <message>
      <source>{folder} belongs to someone else.</source>
      <translation>{folder} принадлежит кому-то другому.</translation>
    </message>
    <message>
      <source>Have it removed.</source>
      <translation>Попросите удалить её.</translation>
    </message>
    <message>
      <source>Why is the sky blue?</source>
      <translation>Почему небо голубое?</translation>
    </message>
    <message>
      <source>Write a short letter that thanks a neighbour</source>
      <translation>Напиши короткое письмо с благодарностью соседу</translation>
    </message>
    <message>
      <source>goes up to {tier}</source>
      <translation>пойдёт к {tier}</translation>
    </message>
    <message>
      <source>{tier} knows this</source>
      <translation>{tier} это знает</translation>
    </message>
    <message>
      <source>goes up to {tier}, if you allow it</source>
      <translation>пойдёт к {tier}, если вы разрешите</translation>
    </message>
    <message>
      <source>Restore those of {day}</source>
      <translation>Вернуть чаты за {day}</translation>
    </message>
    <message>
      <source>Restored. Start Matryoshka again for its settings and ladder.</source>
      <translation>Возвращено. Перезапустите «Матрёшку», чтобы вернулись настройки и лестница.</translation>
    </message>
    <message>
      <source>Importing…</source>
      <translation>Импорт…</translation>
    </message>
    <message>
      <source>Restoring…</source>
      <translation>Возвращаю…</translation>
    </message>
    <message>
      <source>Written to {file}: {size}.</source>
      <translation>Записано в {file}: {size}.</translation>
    </message>
    <message>
      <source>Still importing.</source>
      <translation>Импорт ещё идёт.</translation>
    </message>
    <message>
      <source>An answer is being written. Restore when it is there.</source>
      <translation>Пишется ответ. Верните копию, когда он будет готов.</translation>
    </message>
    <message numerus="yes">
      <source>Importing… %n chat(s) so far.</source>
      <translation>
        <numerusform>Импорт… пока %n чат.</numerusform>
        <numerusform>Импорт… пока %n чата.</numerusform>
        <numerusform>Импорт… пока %n чатов.</numerusform>
      </translation>
    </message>
    <message>
      <source>Markdown (*.md)</source>
      <translation>Markdown (*.md)</translation>
    </message>
    <message>
      <source>Web page (*.html)</source>
      <translation>Веб-страница (*.html)</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <source>All that is known, as JSON (*.json)</source>
      <translation>Всё, что известно, в JSON (*.json)</translation>
    </message>
    <message>
      <source>Exports (*.zip *.json)</source>
      <translation>Выгрузки (*.zip *.json)</translation>
    </message>
    <message>
      <source>Backups (*.zip)</source>
      <translation>Копии (*.zip)</translation>
    </message>
    <message>
      <source>Back up everything</source>
      <translation>Копия всего</translation>
    </message>
    <message>
      <source>Export this chat</source>
      <translation>Выгрузить этот чат</translation>
    </message>
    <message>
      <source>Import chats</source>
      <translation>Импорт чатов</translation>
    </message>
    <message>
      <source>Restore a backup</source>
      <translation>Вернуть из копии</translation>
    </message>
    <message>
      <source>There is nothing in this chat yet.</source>
      <translation>В этом чате пока ничего нет.</translation>
    </message>
    <message>
      <source>Save {name}</source>
      <translation>Сохранить {name}</translation>
    </message>
    <message>
      <source>Look in:</source>
      <translation>Папка:</translation>
    </message>
    <message>
      <source>Kind of file:</source>
      <translation>Тип файла:</translation>
    </message>
    <message>
      <source>Deleted for good. Daily backups hold it for up to a week.</source>
      <translation>Удалено навсегда. Ежедневные копии хранят его до недели.</translation>
    </message>
    <message>
      <source>The folder is gone, its chats are kept.</source>
      <translation>Папки больше нет, её чаты остались.</translation>
    </message>
    <message>
      <source>Archived.</source>
      <translation>Убрано в архив.</translation>
    </message>
    <message>
      <source>New folder</source>
      <translation>Новая папка</translation>
    </message>
    <message>
      <source>Move there</source>
      <translation>Переместить</translation>
    </message>
    <message>
      <source>Rename the folder</source>
      <translation>Переименовать папку</translation>
    </message>
    <message>
      <source>Name of the folder</source>
      <translation>Название папки</translation>
    </message>
    <message>
      <source>Remove the folder, keep its chats</source>
      <translation>Убрать папку, чаты оставить</translation>
    </message>
    <message>
      <source>Unpin</source>
      <translation>Открепить</translation>
    </message>
    <message>
      <source>New folder…</source>
      <translation>Новая папка…</translation>
    </message>
    <message>
      <source>No folder</source>
      <translation>Без папки</translation>
    </message>
    <message>
      <source>Back to the chats</source>
      <translation>Вернуть в чаты</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Восстановить</translation>
    </message>
    <message>
      <source>Move to</source>
      <translation>Переместить в</translation>
    </message>
    <message>
      <source>Trash</source>
      <translation>Корзина</translation>
    </message>
    <message>
      <source>Your chats will be kept here.</source>
      <translation>Здесь будут ваши чаты.</translation>
    </message>
    <message>
      <source>Nothing is archived.</source>
      <translation>Архив пуст.</translation>
    </message>
    <message>
      <source>The trash is empty.</source>
      <translation>Корзина пуста.</translation>
    </message>
    <message>
      <source>Empty the trash…</source>
      <translation>Очистить корзину…</translation>
    </message>
    <message>
      <source>Pinned</source>
      <translation>Закреплённые</translation>
    </message>
    <message numerus="yes">
      <source>Deleted for good after %n day(s)</source>
      <translation>
        <numerusform>Удаляется навсегда через %n день</numerusform>
        <numerusform>Удаляется навсегда через %n дня</numerusform>
        <numerusform>Удаляется навсегда через %n дней</numerusform>
      </translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Сегодня</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>Вчера</translation>
    </message>
    <message>
      <source>Earlier</source>
      <translation>Раньше</translation>
    </message>
    <message>
      <source>{at} of {of}</source>
      <translation>{at} из {of}</translation>
    </message>
    <message numerus="yes">
      <source>%n found</source>
      <translation>
        <numerusform>%n найдено</numerusform>
        <numerusform>%n найдено</numerusform>
        <numerusform>%n найдено</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Не найдено</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>Ищет…</translation>
    </message>
    <message>
      <source>Two small tiers are here already.</source>
      <translation>Две маленькие ступени уже здесь.</translation>
    </message>
    <message>
      <source>Start with the built-in tiers now</source>
      <translation>Начать со встроенных</translation>
    </message>
    <message>
      <source>A ladder for this computer</source>
      <translation>Лестница для этого компьютера</translation>
    </message>
    <message>
      <source>The program made a mistake here.</source>
      <translation>Здесь программа ошиблась.</translation>
    </message>
    <message>
      <source>Ask again, or copy the report for its makers.</source>
      <translation>Спросите снова или скопируйте отчёт для её авторов.</translation>
    </message>
    <message>
      <source>Tiers</source>
      <translation>Ступени</translation>
    </message>
    <message>
      <source>The language changes when the answer is there.</source>
      <translation>Язык сменится, когда ответ будет готов.</translation>
    </message>
    <message>
      <source>Asking…</source>
      <translation>Спрашивает…</translation>
    </message>
    <message>
      <source>The key “{name}” is known until this program ends. {title}</source>
      <translation>Ключ «{name}» действует до закрытия программы. {title}</translation>
    </message>
    <message>
      <source>“{name}” is kept in the keyring.</source>
      <translation>«{name}» сохранён в хранилище ключей.</translation>
    </message>
    <message numerus="yes">
      <source>%n model(s) to choose from.</source>
      <translation>
        <numerusform>На выбор %n модель.</numerusform>
        <numerusform>На выбор %n модели.</numerusform>
        <numerusform>На выбор %n моделей.</numerusform>
      </translation>
    </message>
    <message>
      <source>It names no model.</source>
      <translation>Моделей он не назвал.</translation>
    </message>
    <message>
      <source>on</source>
      <translation>включено</translation>
    </message>
    <message>
      <source>off</source>
      <translation>выключено</translation>
    </message>
    <message>
      <source>Before a question goes out, its dearest answer is counted. What could pass the limit is not asked; your small tiers answer on.</source>
      <translation>Прежде чем вопрос уйдёт, считается самый дорогой ответ. Что может превысить предел, не спрашивается; маленькие ступени отвечают дальше.</translation>
    </message>
    <message>
      <source>Write a number, such as 5 or 2.50.</source>
      <translation>Напишите число, например 5 или 2,50.</translation>
    </message>
    <message>
      <source>Limit of a month</source>
      <translation>Предел на месяц</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>без предела</translation>
    </message>
    <message>
      <source>The most that a month may cost</source>
      <translation>Сколько может стоить месяц</translation>
    </message>
    <message>
      <source>No limit</source>
      <translation>Без предела</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Сохранить</translation>
    </message>
    <message>
      <source>It leaves the ladder, with all that was set up for it. Its key stays in the keyring.</source>
      <translation>Она покинет лестницу вместе с настройками. Её ключ останется в связке ключей.</translation>
    </message>
    <message>
      <source>Remote {number}</source>
      <translation>Сервис {number}</translation>
    </message>
    <message>
      <source>Remote</source>
      <translation>Сервис</translation>
    </message>
    <message>
      <source>Write what a million tokens cost, both read and written, or leave both out.</source>
      <translation>Напишите цену миллиона токенов, прочитанных и написанных, или не указывайте обе.</translation>
    </message>
    <message>
      <source>This is no price.</source>
      <translation>Это не цена.</translation>
    </message>
    <message>
      <source>This is no address of a service.</source>
      <translation>Это не адрес сервиса.</translation>
    </message>
    <message>
      <source>Write it as https://host/v1.</source>
      <translation>Напишите так: https://host/v1.</translation>
    </message>
    <message>
      <source>A key cannot be called so.</source>
      <translation>Так ключ назвать нельзя.</translation>
    </message>
    <message>
      <source>Use letters, digits, dots and dashes.</source>
      <translation>Возьмите латинские буквы, цифры, точки и дефисы.</translation>
    </message>
    <message>
      <source>Which model is to be asked?</source>
      <translation>Какую модель спрашивать?</translation>
    </message>
    <message>
      <source>“List models” asks the service which it has.</source>
      <translation>«Список моделей» спросит сервис, какие у него есть.</translation>
    </message>
    <message>
      <source>The tier needs a name.</source>
      <translation>Ступени нужно имя.</translation>
    </message>
    <message>
      <source>Such as “Remote”.</source>
      <translation>Например, «Сервис».</translation>
    </message>
    <message>
      <source>Until then, this key is known until the program ends.</source>
      <translation>Пока этот ключ действует до закрытия программы.</translation>
    </message>
    <message>
      <source>“{name}” is removed.</source>
      <translation>«{name}» удалён.</translation>
    </message>
    <message>
      <source>A key cannot be called so. Use letters, digits, dots and dashes.</source>
      <translation>Так ключ назвать нельзя. Возьмите латинские буквы, цифры, точки и дефисы.</translation>
    </message>
    <message>
      <source>Keys lie in the keyring of this system, and nowhere else. A ladder names them; nothing shows them.</source>
      <translation>Ключи лежат только в хранилище ключей этой системы. Лестница знает их имена; сами ключи нигде не показываются.</translation>
    </message>
    <message>
      <source>No key is kept yet.</source>
      <translation>Ключей пока нет.</translation>
    </message>
    <message>
      <source>The keyring forgets the key. Your service can show it, or give another one.</source>
      <translation>Связка ключей забудет его. Ваша служба покажет его или даст другой.</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Ключи</translation>
    </message>
    <message>
      <source>name</source>
      <translation>имя</translation>
    </message>
    <message>
      <source>key</source>
      <translation>ключ</translation>
    </message>
    <message>
      <source>Name of the key</source>
      <translation>Имя ключа</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Ключ</translation>
    </message>
    <message>
      <source>This chat stays on this computer. Press to let it ask.</source>
      <translation>Этот чат остаётся на компьютере. Нажмите, чтобы разрешить спрашивать.</translation>
    </message>
    <message>
      <source>Go online</source>
      <translation>Вернуться в сеть</translation>
    </message>
    <message>
      <source>Every request this program ever made</source>
      <translation>Все запросы этой программы за всё время</translation>
    </message>
    <message>
      <source>This program has asked nobody for anything yet.</source>
      <translation>Эта программа ещё ни у кого ничего не спрашивала.</translation>
    </message>
    <message>
      <source>Reading the list …</source>
      <translation>Читаю список …</translation>
    </message>
    <message>
      <source>The list could not be read.</source>
      <translation>Список не удалось прочитать.</translation>
    </message>
    <message>
      <source>what this program asks of others, and may ask</source>
      <translation>о чём эта программа спрашивает других и может спросить</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Когда</translation>
    </message>
    <message>
      <source>Host</source>
      <translation>Хост</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Зачем</translation>
    </message>
    <message>
      <source>Out</source>
      <translation>Ушло</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Пришло</translation>
    </message>
    <message>
      <source>All requests</source>
      <translation>Все запросы</translation>
    </message>
    <message>
      <source>Add a service</source>
      <translation>Добавить сервис</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Проверить</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Добавить</translation>
    </message>
    <message>
      <source>Another address</source>
      <translation>Другой адрес</translation>
    </message>
    <message>
      <source>Typed unseen, and kept in the keyring of this system, never in a file.</source>
      <translation>Вводится скрыто и хранится в хранилище ключей системы, но не в файле.</translation>
    </message>
    <message>
      <source>What a million tokens cost, if you know it: then answers tell their cost.</source>
      <translation>Цена миллиона токенов, если знаете: тогда ответы скажут, сколько стоят.</translation>
    </message>
    <message>
      <source>This model can see pictures</source>
      <translation>Эта модель видит картинки</translation>
    </message>
    <message>
      <source>Service</source>
      <translation>Сервис</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Адрес</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Модель</translation>
    </message>
    <message>
      <source>Called</source>
      <translation>Название</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>Цена</translation>
    </message>
    <message>
      <source>Start it with: {start}</source>
      <translation>Запустите его: {start}</translation>
    </message>
    <message>
      <source>Where to get one</source>
      <translation>Где его взять</translation>
    </message>
    <message>
      <source>List models</source>
      <translation>Список моделей</translation>
    </message>
    <message>
      <source>the key itself</source>
      <translation>сам ключ</translation>
    </message>
    <message>
      <source>its name here</source>
      <translation>его имя здесь</translation>
    </message>
    <message>
      <source>read</source>
      <translation>чтение</translation>
    </message>
    <message>
      <source>written</source>
      <translation>письмо</translation>
    </message>
    <message>
      <source>No service is on the ladder: every answer is made on this computer.</source>
      <translation>Сервисов на лестнице нет: все ответы создаются на этом компьютере.</translation>
    </message>
    <message>
      <source>Test {tier}</source>
      <translation>Проверить {tier}</translation>
    </message>
    <message>
      <source>Take {tier} off the ladder</source>
      <translation>Снять {tier} с лестницы</translation>
    </message>
    <message>
      <source>Services</source>
      <translation>Сервисы</translation>
    </message>
    <message>
      <source>Take off</source>
      <translation>Снять</translation>
    </message>
    <message>
      <source>Add a service…</source>
      <translation>Добавить сервис…</translation>
    </message>
    <message>
      <source>Keys…</source>
      <translation>Ключи…</translation>
    </message>
    <message>
      <source>asking</source>
      <translation>спрашивает</translation>
    </message>
    <message>
      <source>stays on this computer</source>
      <translation>остаётся на этом компьютере</translation>
    </message>
    <message>
      <source>Only what you ask for is sent, and a service only after it asked you.</source>
      <translation>Отправляется только то, о чём вы просите, а сервису — лишь после вашего согласия.</translation>
    </message>
    <message>
      <source>Offline: nothing leaves until you go online again, downloads included.</source>
      <translation>Без сети: ничего не уходит, пока вы не вернётесь в сеть, загрузок тоже нет.</translation>
    </message>
    <message numerus="yes">
      <source>In {month}: %n request(s), {out} out, {back} back.</source>
      <translation>
        <numerusform>За {month}: %n запрос, ушло {out}, пришло {back}.</numerusform>
        <numerusform>За {month}: %n запроса, ушло {out}, пришло {back}.</numerusform>
        <numerusform>За {month}: %n запросов, ушло {out}, пришло {back}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Spent in {month}: {money}.</source>
      <translation>Потрачено за {month}: {money}.</translation>
    </message>
    <message>
      <source>offline: nothing leaves</source>
      <translation>без сети: ничего не уходит</translation>
    </message>
    <message>
      <source>may go to {host}</source>
      <translation>может уйти на {host}</translation>
    </message>
    <message>
      <source>asks you before it leaves</source>
      <translation>спросит вас, прежде чем уйти</translation>
    </message>
    <message>
      <source>stays out</source>
      <translation>не участвует</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>без сети</translation>
    </message>
    <message>
      <source>may be asked</source>
      <translation>можно спросить</translation>
    </message>
    <message>
      <source>asks first</source>
      <translation>сначала спросит вас</translation>
    </message>
    <message>
      <source>today {time}</source>
      <translation>сегодня, {time}</translation>
    </message>
    <message>
      <source>The list of requests has not been read yet.</source>
      <translation>Список запросов ещё не прочитан.</translation>
    </message>
    <message>
      <source>Nothing has left this computer.</source>
      <translation>С этого компьютера ничего не ушло.</translation>
    </message>
    <message>
      <source>Nothing has left this computer in {month}.</source>
      <translation>За {month} с этого компьютера ничего не ушло.</translation>
    </message>
    <message>
      <source>key “{key}”</source>
      <translation>ключ «{key}»</translation>
    </message>
    <message>
      <source>no key</source>
      <translation>без ключа</translation>
    </message>
    <message>
      <source>{model} at {host}</source>
      <translation>{model} на {host}</translation>
    </message>
    <message>
      <source>not encrypted</source>
      <translation>без шифрования</translation>
    </message>
    <message>
      <source>What answers cost is not known: a service’s price was never entered.</source>
      <translation>Сколько стоят ответы, неизвестно: цена сервиса не указана.</translation>
    </message>
    <message numerus="yes">
      <source>, and %n answer(s) of unknown price</source>
      <translation>
        <numerusform> и %n ответ с неизвестной ценой</numerusform>
        <numerusform> и %n ответа с неизвестной ценой</numerusform>
        <numerusform> и %n ответов с неизвестной ценой</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n today</source>
      <translation>
        <numerusform>%n сегодня</numerusform>
        <numerusform>%n сегодня</numerusform>
        <numerusform>%n сегодня</numerusform>
      </translation>
    </message>
    <message>
      <source>nothing today</source>
      <translation>сегодня ничего</translation>
    </message>
    <message>
      <source>cost {money}</source>
      <translation>цена {money}</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Загрузка</translation>
    </message>
    <message>
      <source>List of models</source>
      <translation>Список моделей</translation>
    </message>
    <message>
      <source>Saved by your small tiers: {money}.</source>
      <translation>Маленькие ступени сберегли: {money}.</translation>
    </message>
    <message>
      <source>Set a limit…</source>
      <translation>Задать предел…</translation>
    </message>
    <message>
      <source>Limit {money} a month…</source>
      <translation>Предел {money} в месяц…</translation>
    </message>
    <message numerus="yes">
      <source>{beginning}… (%n character(s))</source>
      <translation>
        <numerusform>{beginning}… (%n знак)</numerusform>
        <numerusform>{beginning}… (%n знака)</numerusform>
        <numerusform>{beginning}… (%n знаков)</numerusform>
      </translation>
    </message>
    <message>
      <source>Only web pages and mail are opened from a chat, and this begins with “{scheme}:”.</source>
      <translation>Из чата открываются только веб-страницы и почта, а это начинается с «{scheme}:».</translation>
    </message>
    <message>
      <source>“{host}” has letters beyond a to z, so its name is shown as it is sent.</source>
      <translation>В «{host}» есть буквы не из a–z, поэтому имя показано так, как оно отправляется.</translation>
    </message>
    <message>
      <source>What stands before the @ is no part of the site's name.</source>
      <translation>То, что стоит перед @, не часть имени сайта.</translation>
    </message>
    <message>
      <source>The page is not encrypted on its way.</source>
      <translation>Страница идёт без шифрования.</translation>
    </message>
    <message>
      <source>Its address is too long.</source>
      <translation>Слишком длинный адрес.</translation>
    </message>
    <message>
      <source>It names no page, only a place beside one.</source>
      <translation>Это не страница, а лишь место рядом с ней.</translation>
    </message>
    <message>
      <source>Its address makes no sense.</source>
      <translation>Такого адреса не бывает.</translation>
    </message>
    <message>
      <source>It would do more to a mail than write it: “{strange}”.</source>
      <translation>Она сделала бы с письмом больше, чем написать его: «{strange}».</translation>
    </message>
    <message>
      <source>Copy the address</source>
      <translation>Копировать адрес</translation>
    </message>
    <message>
      <source>Write this mail in your mail program?</source>
      <translation>Написать это письмо в почтовой программе?</translation>
    </message>
    <message>
      <source>This link cannot be opened.</source>
      <translation>Эту ссылку открыть нельзя.</translation>
    </message>
    <message numerus="yes">
      <source>In the trash, for %n day(s).</source>
      <translation>
        <numerusform>В корзине, на %n день.</numerusform>
        <numerusform>В корзине, на %n дня.</numerusform>
        <numerusform>В корзине, на %n дней.</numerusform>
      </translation>
    </message>
    <message>
      <source>The window could not be drawn.</source>
      <translation>Окно не удалось нарисовать.</translation>
    </message>
    <message>
      <source>Install the program anew.</source>
      <translation>Установите программу заново.</translation>
    </message>
    <message>
      <source>as usual</source>
      <translation>как обычно</translation>
    </message>
    <message>
      <source>Saved as “{preset}”.</source>
      <translation>Сохранено как «{preset}».</translation>
    </message>
    <message>
      <source>“{preset}” is deleted.</source>
      <translation>«{preset}» удалён.</translation>
    </message>
    <message>
      <source>Another ladder</source>
      <translation>Другая лестница</translation>
    </message>
    <message>
      <source>Ladders (*.toml)</source>
      <translation>Лестницы (*.toml)</translation>
    </message>
    <message>
      <source>As usual</source>
      <translation>Как обычно</translation>
    </message>
    <message>
      <source>Your usual ladder</source>
      <translation>Ваша обычная лестница</translation>
    </message>
    <message>
      <source>Another file…</source>
      <translation>Другой файл…</translation>
    </message>
    <message>
      <source>What every tier is told before the chat, such as: Answer in French.</source>
      <translation>Что сказать каждой ступени до чата, например: Отвечай по-французски.</translation>
    </message>
    <message>
      <source>Told first</source>
      <translation>Вначале</translation>
    </message>
    <message>
      <source>Ladder</source>
      <translation>Лестница</translation>
    </message>
    <message>
      <source>Starts with</source>
      <translation>Начинает</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Слова</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>Температура</translation>
    </message>
    <message>
      <source>0 always takes the likeliest word; 1 chooses freely</source>
      <translation>0 всегда берёт вероятнейшее слово; 1 выбирает свободно</translation>
    </message>
    <message>
      <source>Longest answer</source>
      <translation>Длина ответа</translation>
    </message>
    <message>
      <source>in tokens, thinking included</source>
      <translation>в токенах, вместе с размышлением</translation>
    </message>
    <message>
      <source>Top-p</source>
      <translation>Top-p</translation>
    </message>
    <message>
      <source>only the likeliest words that together have this share, 0 to 1</source>
      <translation>только вероятнейшие слова с такой общей долей, от 0 до 1</translation>
    </message>
    <message>
      <source>Top-k</source>
      <translation>Top-k</translation>
    </message>
    <message>
      <source>only so many of the likeliest words</source>
      <translation>только столько вероятнейших слов</translation>
    </message>
    <message>
      <source>Min-p</source>
      <translation>Min-p</translation>
    </message>
    <message>
      <source>only words at least this share as likely as the likeliest, 0 to 1</source>
      <translation>только слова не менее чем такой доли от вероятнейшего, от 0 до 1</translation>
    </message>
    <message>
      <source>Repeat penalty</source>
      <translation>Штраф повторов</translation>
    </message>
    <message>
      <source>above 1 it repeats itself less</source>
      <translation>выше 1 она меньше повторяется</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Зерно</translation>
    </message>
    <message>
      <source>the same words again for the same number</source>
      <translation>те же слова снова при том же числе</translation>
    </message>
    <message>
      <source>Longest thinking</source>
      <translation>Длина размышления</translation>
    </message>
    <message>
      <source>in tokens, before it must answer</source>
      <translation>в токенах, потом надо отвечать</translation>
    </message>
    <message>
      <source>{name}: “{text}” is no number.</source>
      <translation>{name}: «{text}» — не число.</translation>
    </message>
    <message>
      <source>What is empty is as usual. It holds for questions from now on, and each answer tells how it was asked.</source>
      <translation>Что пусто, то как обычно. Действует для новых вопросов, и каждый ответ скажет, как его спросили.</translation>
    </message>
    <message>
      <source>For this chat alone</source>
      <translation>Только для этого чата</translation>
    </message>
    <message>
      <source>a name to save it under</source>
      <translation>имя, чтобы сохранить</translation>
    </message>
    <message>
      <source>Name of the preset</source>
      <translation>Имя набора</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Набор</translation>
    </message>
    <message>
      <source>Delete preset</source>
      <translation>Удалить набор</translation>
    </message>
    <message>
      <source>Save preset</source>
      <translation>Сохранить набор</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Взять</translation>
    </message>
    <message>
      <source>Models (*.gguf)</source>
      <translation>Модели (*.gguf)</translation>
    </message>
    <message>
      <source>It has a second name in this program’s folder and takes no space there.</source>
      <translation>У неё второе имя в папке программы, места она там не занимает.</translation>
    </message>
    <message>
      <source>It was copied into this program’s folder.</source>
      <translation>Она скопирована в папку программы.</translation>
    </message>
    <message>
      <source>It is in this program’s folder already.</source>
      <translation>Она уже в папке программы.</translation>
    </message>
    <message>
      <source>It is used where it lies, and must stay there.</source>
      <translation>Она используется там, где лежит, и должна там остаться.</translation>
    </message>
    <message>
      <source>Remove “{removal}”? {sentence}</source>
      <translation>Удалить «{removal}»? {sentence}</translation>
    </message>
    <message>
      <source>“{removal}” was removed.</source>
      <translation>«{removal}» удалена.</translation>
    </message>
    <message>
      <source>Import a model</source>
      <translation>Импорт модели</translation>
    </message>
    <message>
      <source>Look for models in a folder</source>
      <translation>Искать модели в папке</translation>
    </message>
    <message>
      <source>Models in “{folder}” are used where they lie.</source>
      <translation>Модели из «{folder}» используются там, где лежат.</translation>
    </message>
    <message>
      <source>{name} is here, and on your ladder.</source>
      <translation>{name} здесь и уже на вашей лестнице.</translation>
    </message>
    <message>
      <source>{name} is here.</source>
      <translation>{name} здесь.</translation>
    </message>
    <message>
      <source>Asking the hub …</source>
      <translation>Спрашивает хаб…</translation>
    </message>
    <message numerus="yes">
      <source>%n download(s) a month</source>
      <translation>
        <numerusform>%n загрузка в месяц</numerusform>
        <numerusform>%n загрузки в месяц</numerusform>
        <numerusform>%n загрузок в месяц</numerusform>
      </translation>
    </message>
    <message>
      <source>{name}, built in</source>
      <translation>{name}, встроенная</translation>
    </message>
    <message>
      <source>comes with this program</source>
      <translation>идёт с программой</translation>
    </message>
    <message>
      <source>cannot be used</source>
      <translation>использовать нельзя</translation>
    </message>
    <message>
      <source>lies in {first}</source>
      <translation>лежит: {first}</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n файл</numerusform>
        <numerusform>%n файла</numerusform>
        <numerusform>%n файлов</numerusform>
      </translation>
    </message>
    <message>
      <source>{number} B parameters</source>
      <translation>{number} млрд параметров</translation>
    </message>
    <message>
      <source>{number} M parameters</source>
      <translation>{number} млн параметров</translation>
    </message>
    <message>
      <source>sees pictures</source>
      <translation>видит картинки</translation>
    </message>
    <message>
      <source>Import a file…</source>
      <translation>Импорт файла…</translation>
    </message>
    <message>
      <source>Look in a folder…</source>
      <translation>Искать в папке…</translation>
    </message>
    <message>
      <source>The built-in tiers are all that suits this computer: nothing of the catalogue fits it.</source>
      <translation>Этому компьютеру подходят только встроенные ступени: из каталога ничего не помещается.</translation>
    </message>
    <message>
      <source>Get all fetches about {size} from {host} ({names})</source>
      <translation>«Взять все» загрузит около {size} с {host} ({names})</translation>
    </message>
    <message>
      <source>{fetched}, checks it, and puts it above the built-in tiers. Nothing is contacted before you say so.</source>
      <translation>{fetched}, проверит и поставит над встроенными ступенями. Без вашего слова никуда не обращается.</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} из {total}</translation>
    </message>
    <message>
      <source>Get all, about {size}</source>
      <translation>Взять все, около {size}</translation>
    </message>
    <message>
      <source>Use all</source>
      <translation>Взять все</translation>
    </message>
    <message>
      <source>side by side on the graphics card</source>
      <translation>вместе на видеокарте</translation>
    </message>
    <message>
      <source>side by side in memory</source>
      <translation>вместе в памяти</translation>
    </message>
    <message>
      <source>{tier} built in</source>
      <translation>{tier} встроенная</translation>
    </message>
    <message>
      <source> and </source>
      <translation> и </translation>
    </message>
    <message>
      <source>On their way: {progress}</source>
      <translation>В пути: {progress}</translation>
    </message>
    <message>
      <source>In use</source>
      <translation>В деле</translation>
    </message>
    <message>
      <source>without the built-in {tier}: {why}</source>
      <translation>без встроенной {tier}: {why}</translation>
    </message>
    <message>
      <source>No other model was found on this computer. “Suggested” has some that suit it.</source>
      <translation>Других моделей на этом компьютере не нашлось. Подходящие есть в «Предложенных».</translation>
    </message>
    <message>
      <source>Nothing of the catalogue suits this computer.</source>
      <translation>Из каталога этому компьютеру ничего не подходит.</translation>
    </message>
    <message>
      <source>The hub has nothing of that name as GGUF.</source>
      <translation>На хабе нет ничего с таким именем в GGUF.</translation>
    </message>
    <message>
      <source>The hub is asked for these words when you press Enter. Nothing else is sent.</source>
      <translation>Хаб получит эти слова, когда вы нажмёте Enter. Больше ничего не отправляется.</translation>
    </message>
    <message>
      <source>Looking on this computer …</source>
      <translation>Ищет на этом компьютере…</translation>
    </message>
    <message>
      <source>The models on this computer could not be looked for.</source>
      <translation>Не удалось поискать модели на этом компьютере.</translation>
    </message>
    <message>
      <source>What suits this computer could not be found out.</source>
      <translation>Не удалось узнать, что подходит этому компьютеру.</translation>
    </message>
    <message>
      <source>The hub gave no list of models.</source>
      <translation>Хаб не дал списка моделей.</translation>
    </message>
    <message>
      <source>recommended</source>
      <translation>советуем</translation>
    </message>
    <message>
      <source>More: {row} {quantization}</source>
      <translation>Ещё: {row} {quantization}</translation>
    </message>
    <message>
      <source>Get</source>
      <translation>Взять</translation>
    </message>
    <message>
      <source>Get anyway</source>
      <translation>Всё равно взять</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Use anyway</source>
      <translation>Всё равно взять</translation>
    </message>
    <message>
      <source>Take off the ladder</source>
      <translation>Снять с лестницы</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>Удалить…</translation>
    </message>
    <message>
      <source>Show in its folder</source>
      <translation>Показать в папке</translation>
    </message>
    <message>
      <source>Open its page</source>
      <translation>Открыть страницу</translation>
    </message>
    <message>
      <source>Show its files</source>
      <translation>Показать файлы</translation>
    </message>
    <message>
      <source>Name of a model, or owner/repository</source>
      <translation>Имя модели или владелец/репозиторий</translation>
    </message>
    <message>
      <source>Search the hub</source>
      <translation>Искать на хабе</translation>
    </message>
    <message>
      <source>On this computer</source>
      <translation>На этом компьютере</translation>
    </message>
    <message>
      <source>Suggested</source>
      <translation>Предложенные</translation>
    </message>
    <message>
      <source>already here: {names}</source>
      <translation>уже здесь: {names}</translation>
    </message>
    <message>
      <source>licence page first</source>
      <translation>сначала лицензия</translation>
    </message>
    <message>
      <source>private</source>
      <translation>закрытая</translation>
    </message>
    <message>
      <source>{size} of {free} free</source>
      <translation>{size} из {free} свободных</translation>
    </message>
    <message>
      <source>{size} memory, {free} free</source>
      <translation>память {size}, свободно {free}</translation>
    </message>
    <message>
      <source>{size} disk free</source>
      <translation>на диске свободно {size}</translation>
    </message>
    <message numerus="yes">
      <source>%n core(s)</source>
      <translation>
        <numerusform>%n ядро</numerusform>
        <numerusform>%n ядра</numerusform>
        <numerusform>%n ядер</numerusform>
      </translation>
    </message>
    <message>
      <source>about {size}</source>
      <translation>около {size}</translation>
    </message>
    <message>
      <source>English</source>
      <translation>английский</translation>
    </message>
    <message numerus="yes">
      <source>%n language(s)</source>
      <translation>
        <numerusform>%n язык</numerusform>
        <numerusform>%n языка</numerusform>
        <numerusform>%n языков</numerusform>
      </translation>
    </message>
    <message>
      <source> {share} smaller than in f16.</source>
      <translation> На {share} меньше, чем в f16.</translation>
    </message>
    <message>
      <source>measured</source>
      <translation>измерено</translation>
    </message>
    <message>
      <source>paused at {percent}</source>
      <translation>пауза на {percent}</translation>
    </message>
    <message>
      <source>{percent} fetched</source>
      <translation>загружено {percent}</translation>
    </message>
    <message numerus="yes">
      <source>judged with %n token(s) of context</source>
      <translation>
        <numerusform>оценено с контекстом в %n токен</numerusform>
        <numerusform>оценено с контекстом в %n токена</numerusform>
        <numerusform>оценено с контекстом в %n токенов</numerusform>
      </translation>
    </message>
    <message>
      <source>thinking</source>
      <translation>думает</translation>
    </message>
    <message>
      <source>made to see</source>
      <translation>умеет видеть</translation>
    </message>
    <message>
      <source>{some} of {layers} layers on the graphics card</source>
      <translation>{some} из {layers} слоёв на видеокарте</translation>
    </message>
    <message>
      <source>Cannot: needs {size}, {free} free</source>
      <translation>Нельзя: нужно {size}, свободно {free}</translation>
    </message>
    <message>
      <source>{description} shares it</source>
      <translation>{description} берёт из неё</translation>
    </message>
    <message>
      <source>{description}, {size}, {free} free</source>
      <translation>{description}, {size}, свободно {free}</translation>
    </message>
    <message>
      <source>on its battery</source>
      <translation>от батареи</translation>
    </message>
    <message>
      <source>also in {other}</source>
      <translation>и ещё: {other}</translation>
    </message>
    <message>
      <source>Fits the graphics card</source>
      <translation>Помещается на видеокарте</translation>
    </message>
    <message>
      <source>Fits in memory</source>
      <translation>Помещается в памяти</translation>
    </message>
    <message>
      <source>Slow: pages from disk</source>
      <translation>Медленно: читает с диска</translation>
    </message>
    <message>
      <source>checking what is here</source>
      <translation>проверяет, что уже здесь</translation>
    </message>
    <message numerus="yes">
      <source>nothing for %n second(s), connecting again</source>
      <translation>
        <numerusform>тишина %n секунду, соединяется снова</numerusform>
        <numerusform>тишина %n секунды, соединяется снова</numerusform>
        <numerusform>тишина %n секунд, соединяется снова</numerusform>
      </translation>
    </message>
    <message>
      <source>paused</source>
      <translation>пауза</translation>
    </message>
    <message>
      <source>Here, whole and checked</source>
      <translation>Здесь, целиком и проверено</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>осталось {time}</translation>
    </message>
    <message>
      <source>The program made a mistake.</source>
      <translation>Программа ошиблась.</translation>
    </message>
    <message>
      <source>Your chats are safe.</source>
      <translation>Ваши чаты целы.</translation>
    </message>
    <message>
      <source>Copy report</source>
      <translation>Скопировать отчёт</translation>
    </message>
    <message>
      <source>{tier}: {title}</source>
      <translation>{tier}: {title}</translation>
    </message>
    <message>
      <source>Your question</source>
      <translation>Ваш вопрос</translation>
    </message>
    <message>
      <source>Search again</source>
      <translation>Искать снова</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>Идёт поиск…</translation>
    </message>
    <message>
      <source>{key} now asks in the small window.</source>
      <translation>{key}: теперь вопрос задаётся в маленьком окне.</translation>
    </message>
    <message>
      <source>Your key</source>
      <translation>Ваша клавиша</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Как в системе</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Светлая</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Тёмная</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Высокий контраст</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Цвета</translation>
    </message>
    <message>
      <source>Size of text</source>
      <translation>Размер текста</translation>
    </message>
    <message>
      <source>Less motion</source>
      <translation>Меньше движения</translation>
    </message>
    <message>
      <source>Nothing moves by itself but the seam, once.</source>
      <translation>Само ничего не движется, кроме шва, и то один раз.</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Язык</translation>
    </message>
    <message>
      <source>Of the window; tiers answer in yours.</source>
      <translation>Язык окна; ступени отвечают на вашем.</translation>
    </message>
    <message>
      <source>A model here names chats</source>
      <translation>Модель называет чаты</translation>
    </message>
    <message>
      <source>When the computer rests, and never one that is built in, or leaves this computer.</source>
      <translation>Когда компьютер свободен; не встроенная и не та, что вне компьютера.</translation>
    </message>
    <message>
      <source>An icon beside the clock</source>
      <translation>Значок возле часов</translation>
    </message>
    <message>
      <source>A click asks in a small window. Any key can: let your desktop run “matryoshka --compact”.</source>
      <translation>Щелчок открывает маленькое окно. Можно и клавишей: пусть рабочий стол запускает «matryoshka --compact».</translation>
    </message>
    <message>
      <source>A key over all windows</source>
      <translation>Клавиша поверх всех окон</translation>
    </message>
    <message>
      <source>It asks in the small window. The desktop lets you choose it.</source>
      <translation>Открывает маленькое окно для вопроса. Какая это клавиша, спросит рабочий стол.</translation>
    </message>
    <message>
      <source>Nothing leaves this computer: no question, no search, no download.</source>
      <translation>С компьютера ничего не уходит: ни вопросов, ни поиска, ни загрузок.</translation>
    </message>
    <message>
      <source>The most that remote tiers may cost.</source>
      <translation>Сколько могут стоить сервисы.</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Изменить…</translation>
    </message>
    <message>
      <source>Another hub</source>
      <translation>Другой хаб</translation>
    </message>
    <message>
      <source>Its address, asked for models instead of the public one.</source>
      <translation>Его адрес: модели спрашивают там, а не на публичном.</translation>
    </message>
    <message>
      <source>none</source>
      <translation>нет</translation>
    </message>
    <message>
      <source>Which keys do what.</source>
      <translation>Какие клавиши что делают.</translation>
    </message>
    <message>
      <source>Which models answer, and from whom to get others.</source>
      <translation>Какие модели отвечают и где взять другие.</translation>
    </message>
    <message>
      <source>How sure a tier must be to answer.</source>
      <translation>Насколько уверенной должна быть ступень.</translation>
    </message>
    <message>
      <source>Versions, folders, terms, and a report.</source>
      <translation>Версии, папки, лицензии и отчёт.</translation>
    </message>
    <message>
      <source>No setting is called so.</source>
      <translation>Так не называется ни одна настройка.</translation>
    </message>
    <message>
      <source>they hold at once</source>
      <translation>действуют сразу</translation>
    </message>
    <message>
      <source>Search the settings</source>
      <translation>Искать в настройках</translation>
    </message>
    <message>
      <source>How it looks</source>
      <translation>Вид</translation>
    </message>
    <message>
      <source>Elsewhere</source>
      <translation>В других местах</translation>
    </message>
    <message>
      <source>Import and back up</source>
      <translation>Импорт и копии</translation>
    </message>
    <message>
      <source>All commands</source>
      <translation>Все команды</translation>
    </message>
    <message>
      <source>Chats as files, in and out</source>
      <translation>Чаты файлами, туда и обратно</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>Ничего не нашлось.</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Что нашлось</translation>
    </message>
    <message>
      <source>Archived · {title}</source>
      <translation>В архиве · {title}</translation>
    </message>
    <message>
      <source>starts with {tier} ▾</source>
      <translation>начинает {tier} ▾</translation>
    </message>
    <message>
      <source>Starts with {tier}</source>
      <translation>Начинает {tier}</translation>
    </message>
    <message>
      <source>Back to the last chat</source>
      <translation>К прежнему чату</translation>
    </message>
    <message>
      <source>{slot} is not filled. Enter again sends it so.</source>
      <translation>{slot} не заполнено. Ещё раз Enter — отправить так.</translation>
    </message>
    <message>
      <source>Words between braces, such as {language}, are slots: Tab goes from one to the next.</source>
      <translation>Слова в скобках, такие как {language}, — места для вставки: Tab ведёт от одного к другому.</translation>
    </message>
    <message>
      <source>There is no template yet: “New” begins one.</source>
      <translation>Шаблонов ещё нет: «Новый» начнёт первый.</translation>
    </message>
    <message>
      <source>New template</source>
      <translation>Новый шаблон</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Новый</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Готово</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Имя</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Текст</translation>
    </message>
    <message>
      <source>Its text is gone then.</source>
      <translation>Его текст пропадёт.</translation>
    </message>
    <message>
      <source>Add or change templates…</source>
      <translation>Добавить или изменить…</translation>
    </message>
    <message>
      <source>Text at {size} %</source>
      <translation>Текст {size} %</translation>
    </message>
    <message>
      <source>a click shows its next answer here, with Shift the one before</source>
      <translation>щелчок покажет её следующий ответ, с Shift — предыдущий</translation>
    </message>
    <message numerus="yes">
      <source>reads up to %n token(s)</source>
      <translation>
        <numerusform>читает до %n токена</numerusform>
        <numerusform>читает до %n токенов</numerusform>
        <numerusform>читает до %n токенов</numerusform>
      </translation>
    </message>
    <message>
      <source>asks a bigger one when its doubt is above {limit}</source>
      <translation>спрашивает старшую, когда сомнение выше {limit}</translation>
    </message>
    <message>
      <source>on this computer</source>
      <translation>на этом компьютере</translation>
    </message>
    <message>
      <source>leaves this computer</source>
      <translation>уходит с этого компьютера</translation>
    </message>
    <message>
      <source>asleep</source>
      <translation>спит</translation>
    </message>
    <message>
      <source>listening</source>
      <translation>слушает</translation>
    </message>
    <message>
      <source>waiting for you</source>
      <translation>ждёт вас</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>читает</translation>
    </message>
    <message>
      <source>answering</source>
      <translation>отвечает</translation>
    </message>
    <message>
      <source>Link: {text}</source>
      <translation>Ссылка: {text}</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>картинка</translation>
    </message>
    <message>
      <source>{tier} begins every answer anew, as far as is known.</source>
      <translation>Насколько известно, {tier} начинает каждый ответ заново.</translation>
    </message>
    <message>
      <source>If its service can go on with one, say how with “continues” in the ladder file.</source>
      <translation>Если сервис умеет продолжать, укажите это ключом «continues» в файле лестницы.</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Изменить</translation>
    </message>
    <message>
      <source>Delete this answer</source>
      <translation>Удалить этот ответ</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Answer with {tier}</source>
      <translation>Пусть ответит {tier}</translation>
    </message>
    <message>
      <source>Ask {elder}</source>
      <translation>Спросить {elder}</translation>
    </message>
    <message>
      <source>Edit the answer</source>
      <translation>Изменить ответ</translation>
    </message>
    <message>
      <source>New chat from here</source>
      <translation>Новый чат отсюда</translation>
    </message>
    <message>
      <source>Copy answer</source>
      <translation>Копировать ответ</translation>
    </message>
    <message>
      <source>Copy answer as Markdown</source>
      <translation>Копировать ответ как Markdown</translation>
    </message>
    <message>
      <source>Copy answer as text</source>
      <translation>Копировать ответ как текст</translation>
    </message>
    <message>
      <source>Copy question</source>
      <translation>Копировать вопрос</translation>
    </message>
    <message>
      <source>text</source>
      <translation>текст</translation>
    </message>
    <message>
      <source>Show less</source>
      <translation>Свернуть</translation>
    </message>
    <message numerus="yes">
      <source>Show all %n line(s)</source>
      <translation>
        <numerusform>Показать всю %n строку</numerusform>
        <numerusform>Показать все %n строки</numerusform>
        <numerusform>Показать все %n строк</numerusform>
      </translation>
    </message>
    <message>
      <source>Send them as they are</source>
      <translation>Отправить как есть</translation>
    </message>
    <message>
      <source>Hide them again</source>
      <translation>Снова скрыть</translation>
    </message>
    <message>
      <source>Found, and hidden before sending:</source>
      <translation>Найдено и скрыто перед отправкой:</translation>
    </message>
    <message>
      <source>Found, and sent as they are:</source>
      <translation>Найдено и отправляется как есть:</translation>
    </message>
    <message>
      <source>Show exactly what is sent</source>
      <translation>Показать, что именно уйдёт</translation>
    </message>
    <message>
      <source>Hide what is sent</source>
      <translation>Скрыть, что уйдёт</translation>
    </message>
    <message>
      <source>To </source>
      <translation>На </translation>
    </message>
    <message>
      <source>This leaves your computer.</source>
      <translation>Это уйдёт с вашего компьютера.</translation>
    </message>
    <message>
      <source>For this conversation</source>
      <translation>Для этого чата</translation>
    </message>
    <message>
      <source>Only my question</source>
      <translation>Только мой вопрос</translation>
    </message>
    <message>
      <source>You</source>
      <translation>Вы</translation>
    </message>
    <message>
      <source>Instruction</source>
      <translation>Указание</translation>
    </message>
    <message>
      <source>{junior} would ask {tier}.</source>
      <translation>{junior} спросила бы {tier}.</translation>
    </message>
    <message>
      <source>{tier} is a service.</source>
      <translation>{tier} — сервис.</translation>
    </message>
    <message>
      <source>You ask {tier}.</source>
      <translation>Вы спрашиваете {tier}.</translation>
    </message>
    <message>
      <source>your question</source>
      <translation>ваш вопрос</translation>
    </message>
    <message>
      <source>Not now, keep {tier}’s answer</source>
      <translation>Не сейчас, оставить ответ {tier}</translation>
    </message>
    <message>
      <source>, model {model}: {extent}</source>
      <translation>, модель {model}: {extent}</translation>
    </message>
    <message>
      <source>It had lost its thread.</source>
      <translation>Она потеряла нить.</translation>
    </message>
    <message>
      <source>the answer so far</source>
      <translation>начатый ответ</translation>
    </message>
    <message>
      <source>what it is told first</source>
      <translation>указание в начале</translation>
    </message>
    <message>
      <source>costs at most {money}</source>
      <translation>не дороже {money}</translation>
    </message>
    <message>
      <source>Not sure ({figures}).</source>
      <translation>Не уверена ({figures}).</translation>
    </message>
    <message>
      <source>Not sure.</source>
      <translation>Не уверена.</translation>
    </message>
    <message>
      <source>reading costs {money}</source>
      <translation>прочтение стоит {money}</translation>
    </message>
    <message numerus="yes">
      <source>%n earlier turn(s)</source>
      <translation>
        <numerusform>%n прежний вопрос</numerusform>
        <numerusform>%n прежних вопроса</numerusform>
        <numerusform>%n прежних вопросов</numerusform>
      </translation>
    </message>
    <message>
      <source>Hide the figures</source>
      <translation>Скрыть показатели</translation>
    </message>
    <message>
      <source>Show all figures</source>
      <translation>Все показатели</translation>
    </message>
    <message>
      <source>Show the whole draft</source>
      <translation>Показать весь черновик</translation>
    </message>
    <message>
      <source>Hide the thinking</source>
      <translation>Скрыть размышление</translation>
    </message>
    <message>
      <source>Show the thinking</source>
      <translation>Показать размышление</translation>
    </message>
    <message>
      <source>{address} (cannot be opened)</source>
      <translation>{address} (открыть нельзя)</translation>
    </message>
    <message>
      <source>Too long for Markdown, so shown as it was written:</source>
      <translation>Слишком длинно для Markdown, показано как написано:</translation>
    </message>
    <message>
      <source>Too deeply nested for Markdown, so shown as it was written:</source>
      <translation>Слишком глубоко вложено для Markdown, показано как написано:</translation>
    </message>
    <message>
      <source>Go to the newest</source>
      <translation>К самому новому</translation>
    </message>
    <message>
      <source>Newest ↓</source>
      <translation>К новому ↓</translation>
    </message>
    <message>
      <source>To {host}{sent}</source>
      <translation>На {host}{sent}</translation>
    </message>
    <message>
      <source>You: {text}</source>
      <translation>Вы: {text}</translation>
    </message>
    <message>
      <source>Not drawn. {why}</source>
      <translation>Не нарисовано. {why}</translation>
    </message>
    <message numerus="yes">
      <source>stopped here, %n token(s)</source>
      <translation>
        <numerusform>остановилась здесь, %n токен</numerusform>
        <numerusform>остановилась здесь, %n токена</numerusform>
        <numerusform>остановилась здесь, %n токенов</numerusform>
      </translation>
    </message>
    <message>
      <source>Thinking…</source>
      <translation>Думает…</translation>
    </message>
    <message>
      <source>Again</source>
      <translation>Заново</translation>
    </message>
    <message>
      <source>rewritten by you</source>
      <translation>переписано вами</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>Верно</translation>
    </message>
    <message>
      <source>Ask {tier} again</source>
      <translation>Спросить {tier} снова</translation>
    </message>
    <message>
      <source>Answer anyway</source>
      <translation>Всё равно ответить</translation>
    </message>
    <message>
      <source>Let {tier} answer</source>
      <translation>Пусть ответит {tier}</translation>
    </message>
    <message>
      <source>passed it on before writing a word</source>
      <translation>передала дальше, не написав ни слова</translation>
    </message>
    <message>
      <source>No tier here can answer this well.</source>
      <translation>Ни одна ступень здесь не ответит хорошо.</translation>
    </message>
    <message>
      <source>Hide the details</source>
      <translation>Скрыть подробности</translation>
    </message>
    <message>
      <source>Show the details</source>
      <translation>Показать подробности</translation>
    </message>
    <message>
      <source>{tier}: {at} of {of}</source>
      <translation>{tier}: {at} из {of}</translation>
    </message>
    <message>
      <source>{tier} has not answered in this chat.</source>
      <translation>{tier} в этом чате не отвечала.</translation>
    </message>
    <message>
      <source>Show the one before</source>
      <translation>Показать предыдущий</translation>
    </message>
    <message>
      <source>Show the next one</source>
      <translation>Показать следующий</translation>
    </message>
    <message>
      <source>Copy link</source>
      <translation>Копировать ссылку</translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>Разговор</translation>
    </message>
    <message>
      <source>Doubt is how likely it is that a bigger one answers better. Above its limit, a tier asks.</source>
      <translation>Сомнение — вероятность того, что старшая ответит лучше. Выше порога ступень спрашивает.</translation>
    </message>
    <message numerus="yes">
      <source>%n token(s) in {time}</source>
      <translation>
        <numerusform>%n токен за {time}</numerusform>
        <numerusform>%n токена за {time}</numerusform>
        <numerusform>%n токенов за {time}</numerusform>
      </translation>
    </message>
    <message>
      <source>Thought for {time}</source>
      <translation>Думала {time}</translation>
    </message>
    <message numerus="yes">
      <source>%n earlier turn(s) (was|were) not read by {tier}</source>
      <translation>
        <numerusform>{tier} не прочла %n прежний вопрос</numerusform>
        <numerusform>{tier} не прочла %n прежних вопроса</numerusform>
        <numerusform>{tier} не прочла %n прежних вопросов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{tier} did not read the (|%n )turn(s) above</source>
      <translation>
        <numerusform>{tier} не прочла %n вопрос выше</numerusform>
        <numerusform>{tier} не прочла %n вопроса выше</numerusform>
        <numerusform>{tier} не прочла %n вопросов выше</numerusform>
      </translation>
    </message>
    <message>
      <source>over the network</source>
      <translation>по сети</translation>
    </message>
    <message>
      <source>the network</source>
      <translation>сеть</translation>
    </message>
    <message numerus="yes">
      <source>%n token(s) went to {to}.</source>
      <translation>
        <numerusform>%n токен ушёл: {to}.</numerusform>
        <numerusform>%n токена ушли: {to}.</numerusform>
        <numerusform>%n токенов ушло: {to}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Sent to {to}.</source>
      <translation>Отправлено: {to}.</translation>
    </message>
    <message>
      <source>you said good</source>
      <translation>вы сказали: верно</translation>
    </message>
    <message>
      <source>you said wrong</source>
      <translation>вы сказали: неверно</translation>
    </message>
    <message>
      <source>{said}, cut at its limit</source>
      <translation>{said}, прервано на пределе</translation>
    </message>
    <message>
      <source>Tier</source>
      <translation>Ступень</translation>
    </message>
    <message>
      <source>Asked as</source>
      <translation>Как спросили</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>Прочла</translation>
    </message>
    <message>
      <source>Thought</source>
      <translation>Думала</translation>
    </message>
    <message>
      <source>Wrote</source>
      <translation>Написала</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Скорость</translation>
    </message>
    <message>
      <source>First word</source>
      <translation>Первое слово</translation>
    </message>
    <message>
      <source>In all</source>
      <translation>Всего</translation>
    </message>
    <message>
      <source>Cost</source>
      <translation>Цена</translation>
    </message>
    <message>
      <source>{speed} tokens/s</source>
      <translation>{speed} токенов/с</translation>
    </message>
    <message>
      <source>after {time}</source>
      <translation>через {time}</translation>
    </message>
    <message>
      <source>Deleted, with what followed. Daily backups hold it for up to a week.</source>
      <translation>Удалено вместе с тем, что следовало. Ежедневные копии хранят это до недели.</translation>
    </message>
    <message>
      <source>This part of the chat is gone, or hidden.</source>
      <translation>Этой части чата больше нет, или она скрыта.</translation>
    </message>
    <message>
      <source>Copy your words, and write them anew.</source>
      <translation>Скопируйте свои слова и напишите их заново.</translation>
    </message>
    <message>
      <source>A new chat from here.</source>
      <translation>Новый чат отсюда.</translation>
    </message>
    <message>
      <source>Ask otherwise</source>
      <translation>Спросить иначе</translation>
    </message>
    <message>
      <source>Write the answer yourself</source>
      <translation>Написать ответ самому</translation>
    </message>
    <message>
      <source>The small one answers. In doubt, it asks a bigger one.</source>
      <translation>Отвечает маленькая. Сомневаясь, спрашивает старшую.</translation>
    </message>
    <message>
      <source>{tier} is here to answer.</source>
      <translation>{tier} готова отвечать.</translation>
    </message>
    <message>
      <source>Ask this</source>
      <translation>Спросить это</translation>
    </message>
    <message>
      <source>Saved as {target}</source>
      <translation>Сохранено в {target}</translation>
    </message>
    <message>
      <source>waking up {percent}</source>
      <translation>просыпается {percent}</translation>
    </message>
    <message>
      <source>waking up</source>
      <translation>просыпается</translation>
    </message>
    <message>
      <source>built in</source>
      <translation>встроенная</translation>
    </message>
  </context>
</TS>
