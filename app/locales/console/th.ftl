# What those who use the console read, in Thai. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = คอนโซล Standee
rooms = เมนู
language-switch = ภาษา
sign-out = ออกจากระบบ
saved = บันทึกแล้ว
role-operator = ผู้ดูแลระบบ
role-owner = เจ้าของร้าน
role-staff = พนักงาน

## What is wrong with a form

problem-summary = ยังมีบางอย่างไม่ถูกต้อง ยังไม่มีการเปลี่ยนแปลงใด ๆ
problem-empty = กรุณากรอกช่องนี้
problem-password-short = รหัสผ่านต้องมีอย่างน้อย { $count } ตัวอักษร
problem-password-long = รหัสผ่านต้องมีไม่เกิน { $count } ตัวอักษร
problem-password-guessable = รหัสผ่านนี้เดาง่ายเกินไป
problem-passwords-differ = รหัสผ่านสองช่องไม่ตรงกัน
problem-password-wrong = นี่ไม่ใช่รหัสผ่านของคุณ

## Notices

unknown-page-title = ไม่มีหน้านี้
unknown-page-body = หน้านี้อาจถูกย้าย หรือคุณไม่มีสิทธิ์ดู
forbidden-title = คุณไม่มีสิทธิ์
forbidden-body = บทบาทของคุณทำรายการนี้ไม่ได้ กรุณาติดต่อเจ้าของร้านหรือผู้ดูแลระบบ
stale-title = แบบฟอร์มนี้หมดอายุแล้ว
stale-body = ยังไม่มีการเปลี่ยนแปลงใด ๆ กลับไปโหลดหน้าใหม่แล้วลองอีกครั้ง
server-error-title = เกิดข้อผิดพลาดที่ฝั่งเรา
server-error-body = กรุณาลองใหม่ในอีกสักครู่
request-number = หากต้องการความช่วยเหลือ กรุณาแจ้งหมายเลขนี้
go-back = กลับไปที่คอนโซล

## Signing in

sign-in-title = เข้าสู่ระบบ
user-name = ชื่อผู้ใช้
password = รหัสผ่าน
sign-in = เข้าสู่ระบบ
sign-in-wrong = ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง
sign-in-wait = ลองบ่อยเกินไป กรุณาลองใหม่ในอีก { $seconds } วินาที
signed-out = คุณออกจากระบบแล้ว
password-set = ตั้งรหัสผ่านแล้ว กรุณาเข้าสู่ระบบด้วยรหัสผ่านนี้

## The link that sets a password

welcome-title = ตั้งรหัสผ่าน
welcome-body = ใช้สำหรับเข้าคอนโซล คำหลายคำที่มีแต่คุณจะนำมาต่อกันเป็นรหัสผ่านที่ดี
new-password = รหัสผ่านใหม่
new-password-hint = อย่างน้อย { $count } ตัวอักษร
repeat-password = พิมพ์อีกครั้ง
set-password = ตั้งรหัสผ่าน
link-over-title = ลิงก์นี้ใช้ไม่ได้แล้ว
link-over-body = ลิงก์ใช้ได้ครั้งเดียวและมีเวลาจำกัด กรุณาขอลิงก์ใหม่จากผู้ที่ส่งให้คุณ

## Your account

account = บัญชี
change-password = เปลี่ยนรหัสผ่าน
change-password-body = จากนั้นคุณจะออกจากระบบทุกอุปกรณ์ และเข้าสู่ระบบด้วยรหัสผ่านใหม่
old-password = รหัสผ่านเดิม
sign-out-everywhere = ออกจากระบบทุกอุปกรณ์
sign-out-everywhere-body = สิ้นสุดการใช้งานของคุณทั้งหมด ทั้งบนอุปกรณ์นี้และอุปกรณ์อื่น

## Stores

stores = ร้าน
stores-empty = ยังไม่มีร้าน
merchant = ผู้ขาย
currency = สกุลเงิน
timezone = เขตเวลา
staff-language = ภาษาของพนักงาน
