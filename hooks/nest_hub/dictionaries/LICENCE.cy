# LGPL Licence
# LICENCE / TRWYDDED
# (English text below).
#
# Ffeil AFF:
# Hawlfraint (C) 2008-2020, Troi (http://troi.org)
# Hawlfraint (C) 2004-2020, Prifysgol Bangor (http://www.bangor.ac.uk)
#
# Ffeil DIC:
# Hawlfraint (C) 2004-2020, Prifysgol Bangor (http://www.bangor.ac.uk)
#
# Mae'r geiriadur hwn feddalwedd rhydd; gallwch ei aildosbarthu a/neu ei
# addasu dan delerau Trwydded Gyhoeddus Gyffredinol Lai GNU (yr LGPL) fel
# y'i cyhoeddwyd gan y Free Software Foundation; naill ai fersiwn 3 y
# Drwydded, neu (yn ôl eich dewis) unrhyw fersiwn diweddarach.
#
# Dosbarthir y geiriadur hwn yn y gobaith y bydd yn ddefnyddiol, ond heb
# unrhyw warant; heb hyd yn oed y warant oblygedig o farsiandwyaeth neu
# ffitrwydd at bwrpas arbennig.
#
## ENGLISH #####
#
# AFF File:
# Copyright (C) 2008-2020, Troi (http://troi.org)
# Copyright (C) 2004-2020, Prifysgol Bangor (http://www.bangor.ac.uk)
#
# DIC Ffeil:
# Copyright (C) 2004-2020, Prifysgol Bangor (http://www.bangor.ac.uk)
#
# This program is free software: you can redistribute it and/or modify
# it under the terms of the GNU Lesser General Public License (the LGPL)
# as published by the Free Software Foundation, either version 3 of the
# License, or (at your option) any later version.
#
# This program is distributed in the hope that it will be useful,
# but WITHOUT ANY WARRANTY; without even the implied warranty of
# MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.
